// A refusal as the control API answers it: in the language of who asks, which is the page's own, or a script's.
import type { Context } from "hono";
import type { CodedError } from "../../src/coded-error";
import { type Language, languageNamed, spokenLanguage } from "../../src/language";
import type { ControlProblem } from "./contract";

/** The body of the answer. */
export function problemOf(c: Context, { code, texts: { fact, fix } }: CodedError): ControlProblem {
  const language = languageOf(c);
  return { error: { code, fact: fact[language], fix: fix[language] } };
}

/** The first language of `Accept-Language` that there are texts in; else that of this process. */
export function languageOf(c: Context): Language {
  const named = (c.req.header("accept-language") ?? "").split(",").map((name) => languageNamed(name.trim()));
  return named.find((language) => language !== undefined) ?? spokenLanguage();
}

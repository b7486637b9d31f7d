// What `npx message-push new` was asked for: one documented pair, and a folder that CloudBase takes.
import { documentedPairs } from "../../src/wechat/catalogue/pair-docs";
import { didYouMeanPair } from "../../src/wechat/did-you-mean-pair";
import { isPair } from "../../src/wechat/pairs";
import type { Pair } from "../../src/wechat/push-events";
import { isFunctionName, NAME_RULE } from "../bundle/project-functions";
import { ToolError } from "../tool-error";

/** The function to make. */
export interface FunctionRequest {
  readonly pair: Pair;
  /** Its folder in cloudfunctions/, which is its name in the cloud. */
  readonly name: string;
}

/**
 * Reads the words after `npx message-push new`. `swallowed` is a `--name` that npm took for itself.
 *
 * @throws {ToolError} `FLAG_INVALID`, `PAIR_UNKNOWN` or `FUNCTION_NAME_INVALID`
 */
export function readFunctionRequest(words: readonly string[], givenName?: string, swallowed?: string): FunctionRequest {
  const [pair, ...others] = words;
  if (pair === undefined || others.length > 0) throw notOnePair(words);
  if (!isPair(pair)) throw unknownPair(pair);
  if (givenName === undefined && swallowed) throw nameSwallowed(pair, swallowed);
  const name = givenName ?? lastPart(pair);
  if (!isFunctionName(name)) throw nameInvalid(pair, name);
  return { pair, name };
}

function lastPart(pair: string): string {
  return pair.slice(pair.lastIndexOf(":") + 1);
}

function notOnePair(words: readonly string[]): ToolError {
  return new ToolError(
    "FLAG_INVALID",
    words.length === 0 ? "No pair was given." : `${words.length} pairs were given: ${words.join(", ")}.`,
    words.length === 0
      ? "Name one: npx message-push new event:subscribe_msg_popup_event. docs/pushes.md lists them."
      : "Make a function for one of them; its `on` takes the others, where they share a handler.",
  );
}

function nameSwallowed(pair: string, name: string): ToolError {
  return new ToolError(
    "FLAG_INVALID",
    "npm took --name for itself.",
    `Put -- before it: npm run new ${pair} -- --name ${name}`,
  );
}

function unknownPair(name: string): ToolError {
  const brought = pairsOfRow(name);
  const meant =
    brought.length > 0
      ? `In the console that is the row of ${brought.map((pair) => `"${pair}"`).join(", ")}: name a pair. `
      : didYouMeanPair(name).en;
  return new ToolError(
    "PAIR_UNKNOWN",
    `${JSON.stringify(name)} is no pair.`,
    `${meant}docs/pushes.md lists them; write one that it lacks down in own-pairs.ts, beside the functions.`,
  );
}

/** The pairs that a row of the console brings, for those who know only its name, which is not always the packet's. */
function pairsOfRow(name: string): string[] {
  const event = lastPart(name);
  if (isPair(`event:${event}`)) return [];
  return documentedPairs().flatMap(([pair, docs]) => (docs.console?.event === event && event !== "" ? [pair] : []));
}

function nameInvalid(pair: string, name: string): ToolError {
  return new ToolError(
    "FUNCTION_NAME_INVALID",
    `CloudBase refuses ${JSON.stringify(name)} as the name of a function.`,
    `${NAME_RULE} Another folder: npx message-push new ${pair} --name <folder>`,
  );
}

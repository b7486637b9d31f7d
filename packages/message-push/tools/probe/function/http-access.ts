// What the probe's function does when a request arrives by HTTP access: it answers to who brings the key of the run, and to nobody else.
import { createHash } from "node:crypto";
import { type CalledOverHttp, HTTP_HEADER, LATE_ANSWER_MS, type LookedAt, OWN_ANSWER } from "../http-steps";
import { isKey } from "./is-key";
import { misuse } from "./openapi";
import { type Surroundings, sleep } from "./surroundings";

type Fields = Readonly<Record<string, unknown>>;

/** An integrated request; neither pushes nor timers have the field. */
export function isHttpRequest({ httpMethod }: Fields): boolean {
  return typeof httpMethod === "string";
}

/** The integrated answer. Without the key it is that of a path that leads nowhere. */
export async function answerHttp(around: Surroundings): Promise<object> {
  const [key, step] = headerOf(around.event, HTTP_HEADER).split(" ");
  if (!isKey(key)) return answer(404, "text/plain", "");
  switch (step) {
    case "look":
      return json(lookAt(around.event));
    case "misuse":
      return json(await callOut(around));
    case "late":
      await sleep(LATE_ANSWER_MS);
      return answer(200, "text/plain", "late");
    default:
      return answer(OWN_ANSWER.status, OWN_ANSWER.contentType, OWN_ANSWER.body);
  }
}

function lookAt(event: Fields): LookedAt {
  const { httpMethod, path, body, isBase64Encoded } = event;
  const isBase64 = isBase64Encoded === true || isBase64Encoded === "true";
  const content = Buffer.from(typeof body === "string" ? body : "", isBase64 ? "base64" : "utf8");
  return {
    method: String(httpMethod),
    path: String(path),
    query: queryOf(event),
    contentType: headerOf(event, "content-type"),
    isBase64,
    bodyBytes: content.length,
    bodyHash: createHash("sha256").update(content).digest("hex"),
  };
}

async function callOut(around: Surroundings): Promise<CalledOverHttp> {
  const { SOURCE } = around.cloud.getWXContext();
  return { code: await misuse(around), source: /^[a-z_,]{1,40}$/.test(String(SOURCE)) ? String(SOURCE) : "" };
}

/** Where several values come as a list of their own, in the form that services alike have, that is taken. */
function queryOf({ queryStringParameters, multiValueQueryStringParameters }: Fields): LookedAt["query"] {
  const several = Object.entries(Object(multiValueQueryStringParameters) as Fields).filter(
    ([, values]) => Array.isArray(values) && values.length > 1,
  );
  const all = { ...Object(queryStringParameters), ...Object.fromEntries(several) } as Fields;
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]),
  );
}

/** Of several values the first, whatever case the name is in. */
function headerOf({ headers }: Fields, name: string): string {
  const found = Object.entries(Object(headers) as Fields).find(([own]) => own.toLowerCase() === name);
  return String([found?.[1] ?? ""].flat()[0]);
}

function json(content: object): object {
  return answer(200, "application/json", JSON.stringify(content));
}

function answer(statusCode: number, contentType: string, body: string): object {
  return { isBase64Encoded: false, statusCode, headers: { "content-type": contentType }, body };
}

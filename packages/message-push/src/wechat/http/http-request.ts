// A request and a response of HTTP, independent of the server; and the checks that need no secret.
import { type Both, same, say } from "../../language";

/** A request, as every server has it. */
export interface HttpRequest {
  readonly method: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Whether any parameter came more than once: readers in between may each have taken another one. */
  readonly hasRepeatedParameter: boolean;
  /** The media type alone, in lower case; empty when the request names none. */
  readonly contentType: string;
  /** The header by which 微信云托管 marks what comes from WeChat; empty elsewhere. */
  readonly wechatSource: string;
  readonly body: Buffer;
}

/** A response. Its text reveals nothing about why a request was refused. */
export interface HttpResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Why a request is refused: the status goes to the sender, the reason to the operator's log. */
export class Refusal extends Error {
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: Both) {
    super(say(reason));
    this.status = status;
    this.reason = this.message;
  }
}

/** Real packets are a few kilobytes, and triple that in compatible mode. */
const MAX_BODY_BYTES = 128 * 1024;

/** What WeChat sends for JSON and XML; some servers in between know only plain text. */
const CONTENT_TYPES: ReadonlySet<string> = new Set([
  "application/json",
  "text/json",
  "text/xml",
  "application/xml",
  "text/plain",
  "",
]);

/** How each field of the query looks; what looks otherwise is not even compared. */
const FIELDS = {
  signature: /^[0-9a-f]{40}$/,
  msg_signature: /^[0-9a-f]{40}$/,
  timestamp: /^\d{1,12}$/,
  nonce: /^[\w-]{1,128}$/,
  echostr: /^[\w+/=-]{1,512}$/,
} as const;

type Field = keyof typeof FIELDS;

/** @throws {Refusal} 405 */
export function requireMethod({ method }: HttpRequest): void {
  if (method !== "GET" && method !== "POST") throw new Refusal(405, same("method"));
}

/** @throws {Refusal} 403 */
export function requireSingleParameters({ hasRepeatedParameter }: HttpRequest): void {
  if (hasRepeatedParameter) throw new Refusal(403, { en: "a parameter of the query came twice", zh: "查询参数重复" });
}

/** The body as text. @throws {Refusal} 413 or 415 */
export function requireBody({ body, contentType }: HttpRequest): string {
  if (!CONTENT_TYPES.has(contentType)) throw new Refusal(415, same("content type"));
  if (body.length > MAX_BODY_BYTES) throw new Refusal(413, same("size"));
  return body.toString();
}

/** Fields of the query, each as it must look. @throws {Refusal} 403 */
export function readFields<Name extends Field>({ query }: HttpRequest, names: readonly Name[]): Record<Name, string> {
  const read = {} as Record<Name, string>;
  for (const name of names) {
    const value = query[name];
    if (value === undefined || !FIELDS[name].test(value))
      throw new Refusal(403, { en: `${name} missing or malformed`, zh: `${name} 缺失或格式不对` });
    read[name] = value;
  }
  return read;
}

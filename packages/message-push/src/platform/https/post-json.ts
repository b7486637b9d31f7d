// One POST of JSON, answered with JSON.
import type { Exchange, UnansweredOutcome } from "./http-exchange";

/** How a post ended. */
export type PostOutcome =
  | { readonly kind: "answered"; readonly body: Readonly<Record<string, unknown>> }
  | UnansweredOutcome;

/** Posts a body as JSON to a path. Never rejects. */
export type PostJson = (path: string, body: object, leaveBeforeMs?: number) => Promise<PostOutcome>;

/** WeChat's answers are short; more is no answer of WeChat. */
export const MAX_JSON_BYTES = 64 * 1024;

/** Posts through an exchange. */
export function jsonPoster(exchange: Exchange, timeoutMs: number): PostJson {
  return async (path, body, leaveBeforeMs) => {
    const content = Buffer.from(JSON.stringify(body));
    const outcome = await exchange({
      method: "POST",
      path,
      body: { contentType: "application/json; charset=utf-8", content },
      timeoutMs,
      ...(leaveBeforeMs === undefined ? {} : { leaveBeforeMs }),
      maxAnswerBytes: MAX_JSON_BYTES,
    });
    if (outcome.kind !== "answered") return outcome;
    const answer = parseObject(outcome.content);
    return answer ? { kind: "answered", body: answer } : { kind: "lost" };
  };
}

/** The object that an answer is, or nothing. */
export function parseObject(content: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(content.toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

// Asks, one question after the other, and reports each answer.
import { request as askHttp } from "node:http";
import { request as askHttps } from "node:https";
import type { HttpDelivery } from "../../simulator/http-push/write-delivery";
import type { Answer, Check } from "./checks";

/** Longer than WeChat waits, to tell a slow answer from none. */
const TIMEOUT_MS = 10_000;
const MAX_BODY_CHARACTERS = 100_000;

/** Tells whether every answer was right; `say` gets a line for each. */
export async function runChecks(url: URL, checks: readonly Check[], say: (line: string) => void): Promise<boolean> {
  let isAllRight = true;
  for (const { name, delivery, judge } of checks) {
    const answer = await ask(url, delivery).catch((error: unknown) => failureOf(error));
    const fault = typeof answer === "string" ? answer : judge(answer);
    const time = typeof answer === "string" ? "" : `  ${answer.durationMs} ms`;
    say(fault === undefined ? `✓ ${name}${time}` : `✗ ${name}: ${fault}${time}`);
    isAllRight &&= fault === undefined;
  }
  return isAllRight;
}

function ask(url: URL, { method, query, headers, body }: HttpDelivery): Promise<Answer> {
  const target = new URL(url);
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value);
  const send = target.protocol === "https:" ? askHttps : askHttp;
  const sentHeaders = { ...headers, "content-length": String(Buffer.byteLength(body)) };
  const startedAtMs = performance.now();
  return new Promise((resolve, reject) => {
    const asking = send(target, { method, headers: sentHeaders, timeout: TIMEOUT_MS, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text = `${text}${chunk}`.slice(0, MAX_BODY_CHARACTERS);
      });
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body: text,
          durationMs: Math.round(performance.now() - startedAtMs),
        }),
      );
      response.on("error", reject);
    });
    asking.on("timeout", () => asking.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)));
    asking.on("error", reject);
    asking.end(body);
  });
}

function failureOf(error: unknown): string {
  const { code, message } = Object(error) as { code?: unknown; message?: unknown };
  return typeof code === "string" ? code : String(message ?? error);
}

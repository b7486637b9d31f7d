// Sends one request after the other, and reports each answer.
import { request as askHttp } from "node:http";
import { request as askHttps } from "node:https";
import type { HttpDelivery } from "../../simulator/http-push/write-delivery";
import { type Both, same, say } from "../../src/language";
import { ToolError } from "../tool-error";
import type { Answer, Check } from "./checks";

/** Longer than WeChat waits, to tell a slow answer from none. */
const TIMEOUT_MS = 10_000;
const MAX_BODY_CHARACTERS = 100_000;

/**
 * Whether every answer was right; `print` gets a line for each.
 *
 * @throws {ToolError} `URL_UNREACHABLE` when no server takes the connection: then no check can say anything
 */
export async function runChecks(url: URL, checks: readonly Check[], print: (line: string) => void): Promise<boolean> {
  let isAllRight = true;
  for (const { name, delivery, judge } of checks) {
    const answer = await ask(url, delivery).catch((error: unknown) => failureOf(error));
    if (typeof answer === "string" && NO_SERVER.has(answer)) throw unreachable(url, answer);
    const problem = typeof answer === "string" ? (OWN_FAILURES[answer] ?? same(answer)) : judge(answer);
    const time = typeof answer === "string" ? "" : `  ${answer.durationMs} ms`;
    print(problem === undefined ? `✓ ${say(name)}${time}` : `✗ ${say(withProblem(name, problem))}${time}`);
    isAllRight &&= problem === undefined;
  }
  return isAllRight;
}

function withProblem(name: Both, problem: Both): Both {
  return { en: `${name.en}: ${problem.en}`, zh: `${name.zh}：${problem.zh}` };
}

/** Codes of a connection that never came about. */
const NO_SERVER: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

function unreachable({ origin }: URL, code: string): ToolError {
  return new ToolError(
    "URL_UNREACHABLE",
    { en: `No server answers at ${origin} (${code}).`, zh: `${origin} 没有服务器应答（${code}）。` },
    {
      en: "Start the receiver, for example with npx message-push serve in another terminal, or correct the URL.",
      zh: "请先启动接收推送的服务，例如在另一个终端里运行 npx message-push serve，或改正 URL。",
    },
  );
}

const TOO_LATE = "ETOOLATE";

/** What is no code of Node's, in words. */
const OWN_FAILURES: Readonly<Record<string, Both>> = {
  [TOO_LATE]: { en: `no answer within ${TIMEOUT_MS} ms`, zh: `${TIMEOUT_MS} ms 内没有应答` },
};

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
    asking.on("timeout", () => asking.destroy(new Error(TOO_LATE)));
    asking.on("error", reject);
    asking.end(body);
  });
}

function failureOf(error: unknown): string {
  const { code, message } = Object(error) as { code?: unknown; message?: unknown };
  return typeof code === "string" ? code : String(message ?? error);
}

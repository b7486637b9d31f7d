// The parts of the probe about HTTP access, on which http_push relies; and what takes its path away.
import { createHash } from "node:crypto";
import type { Both } from "../../../src/language";
import { mediaType } from "../../../src/platform/cloudbase/http-access";
import type { ProbeEnvironment } from "../environment";
import { askOverHttp, jsonIn, type ProbeAnswer, type ProbeRequest } from "../http-client";
import { type CalledOverHttp, LATE_ANSWER_MS, type LookedAt, OWN_ANSWER } from "../http-steps";
import { PROBE_PATH } from "../probe-names";
import type { ProbeSession } from "../session";
import type { Part, PartResult } from "./part";
import { cannotTell, noneSeen, otherNumber, saw, together } from "./steps-of-person";

/** A path that was just made leads nowhere for a while. */
const ROUTE_LIMIT_MS = 90_000;

const KB = 1_024;
/** Believed are 100 KB of text; the receiver of this project reads 128. */
const TEXT_BYTES = [32 * KB, 96 * KB, 128 * KB, 1_024 * KB, 5_120 * KB];
const OTHER_BYTES = [1_024 * KB, 5_120 * KB];

/** As WeChat writes it, and what a query could lose: a plus, a space, a percent sign, text beyond ASCII. */
const QUERY = { signature: "0123456789abcdef", nonce: "1320562132", echostr: "a+b c%d/你好=", openid: "o-of-nobody" };
const TEXT = '{"ToUserName":"gh_0123456789ab","Content":"你好 \\u0001 😀 <&>","MsgId":24812345678901234567}\n';
const BODIES = {
  "application/json": TEXT,
  "text/xml": `<xml>\n<Content><![CDATA[${TEXT}]]></Content>\n</xml>`,
  "text/plain": TEXT,
} as const;
const BINARY = "application/octet-stream";

interface Asker {
  ask(request: ProbeRequest): Promise<ProbeAnswer | undefined>;
  /** What arrived of it. */
  look(request: Omit<ProbeRequest, "step">): Promise<LookedAt | undefined>;
}

const httpAccess: Part = {
  id: "http-access",
  title: {
    en: "HTTP access (a path of its own, removed afterwards)",
    zh: "HTTP 访问服务（使用单独的路径，结束后删除）",
  },
  rules: [
    "httpKeepsQuery",
    "httpShowsRepeatedParameter",
    "httpKeepsBody",
    "httpKeepsContentType",
    "httpBase64Types",
    "httpPathIsWhole",
    "httpSource",
    "httpCallsBringToken",
    "httpKeepsAnswer",
    "httpTextMaxBytes",
  ],
  async run(session) {
    const opened = await open(session);
    if ("why" in opened) return noneSeen(httpAccess.rules, opened.why);
    const { asker, untilItWorksMs } = opened;
    return together([
      { seen: {}, figures: { "HTTP access until it works, ms": untilItWorksMs } },
      await lookAtQuery(asker),
      await lookAtBodies(asker),
      await lookAtCall(asker),
      await lookAtAnswer(asker),
      await lookAtSizes(asker),
    ]);
  },
};

const httpLate: Part = {
  id: "http-late",
  title: { en: "an answer over HTTP that takes 6 s", zh: "通过 HTTP、6 秒后才返回的响应" },
  rules: ["httpLateAnswerArrives"],
  async run(session) {
    const opened = await open(session);
    if ("why" in opened) return noneSeen(httpLate.rules, opened.why);
    const startedAtMs = Date.now();
    const answer = await opened.asker.ask({ step: "late" });
    const tookMs = Date.now() - startedAtMs;
    return {
      ...saw("httpLateAnswerArrives", answer?.status === 200 && answer.body === "late"),
      figures: { [`answer over HTTP after ${LATE_ANSWER_MS} ms, ms`]: tookMs },
    };
  },
};

export const HTTP_PARTS: readonly Part[] = [httpAccess, httpLate];

/** For clean-up.ts. */
export function closeHttpAccess(environment: ProbeEnvironment): Promise<void> {
  return environment.closeHttpAccess();
}

/** Where no request reached the function: what answered in its place, as far as it is known. */
async function open(session: ProbeSession): Promise<Opened | { readonly why: Both }> {
  const url = await session.environment.openHttpAccess();
  const asker = askerOf(url, session);
  const startedAtMs = Date.now();
  const first = await session.until(() => asker.look({}), ROUTE_LIMIT_MS);
  if (first !== undefined) return { asker, untilItWorksMs: Date.now() - startedAtMs };
  const code = codeIn(await asker.ask({ step: "look" }));
  if (code === undefined) return { why: { en: "no request reached the function", zh: "没有请求到达云函数" } };
  return {
    why: {
      en: `no request reached the function: the service answered ${code}`,
      zh: `没有请求到达云函数：服务返回 ${code}`,
    },
  };
}

interface Opened {
  readonly asker: Asker;
  readonly untilItWorksMs: number;
}

/** The service's own codes, such as HTTPSERVICE_NONACTIVATED: https://docs.cloudbase.net/error-code/service. */
function codeIn(answer: ProbeAnswer | undefined): string | undefined {
  if (answer === undefined) return undefined;
  return /"code"\s*:\s*"([A-Z_]{3,40})"/.exec(answer.body)?.[1] ?? `status ${answer.status}`;
}

function askerOf(url: string, { key, wait }: ProbeSession): Asker {
  const ask = async (request: ProbeRequest) => {
    // Where the run was interrupted, it ends here.
    await wait(0);
    return await askOverHttp(url, key, request);
  };
  return {
    ask,
    look: async (request) => jsonIn<LookedAt>(await ask({ ...request, step: "look" }), "bodyHash"),
  };
}

async function lookAtQuery({ look }: Asker): Promise<PartResult> {
  const seen = await look({ query: `?${new URLSearchParams(QUERY)}` });
  const twice = await look({ query: "?nonce=1&nonce=2" });
  if (seen === undefined || twice === undefined)
    return noneSeen(["httpKeepsQuery", "httpShowsRepeatedParameter", "httpPathIsWhole"], {
      en: "a request with a query had no answer",
      zh: "带查询参数的请求没有响应",
    });
  const isKept = Object.entries(QUERY).every(([name, value]) => [seen.query[name]].flat().join() === value);
  return together([
    saw("httpKeepsQuery", isKept),
    saw("httpShowsRepeatedParameter", Array.isArray(twice.query.nonce) && twice.query.nonce.length === 2),
    saw("httpPathIsWhole", seen.path === PROBE_PATH),
  ]);
}

async function lookAtBodies({ look }: Asker): Promise<PartResult> {
  const inBase64: string[] = [];
  const sent = [...Object.entries(BODIES), [BINARY, Buffer.from([0, 255, 128, 10])] as const];
  const isKept = { body: true, contentType: true };
  for (const [contentType, body] of sent) {
    const seen = await look({ post: { contentType, body } });
    if (seen === undefined)
      return noneSeen(["httpKeepsBody", "httpKeepsContentType", "httpBase64Types"], {
        en: `a body of ${contentType} had no answer`,
        zh: `${contentType} 类型的请求体没有响应`,
      });
    if (seen.isBase64) inBase64.push(contentType);
    // No push is binary.
    if (contentType === BINARY) continue;
    isKept.body &&= seen.bodyHash === createHash("sha256").update(body).digest("hex") && seen.method === "POST";
    isKept.contentType &&= mediaType(seen.contentType) === contentType;
  }
  return together([
    saw("httpKeepsBody", isKept.body),
    saw("httpKeepsContentType", isKept.contentType),
    saw("httpBase64Types", inBase64),
  ]);
}

/** -604101: the permission is missing, as where the function was not uploaded by WeChat DevTools. It says nothing about the token. */
const NO_PERMISSION = -604101;

async function lookAtCall({ ask }: Asker): Promise<PartResult> {
  const seen = jsonIn<CalledOverHttp>(await ask({ step: "misuse" }), "source");
  if (seen === undefined)
    return noneSeen(["httpSource", "httpCallsBringToken"], {
      en: "a cloud call over HTTP had no answer",
      zh: "通过 HTTP 触发的云调用没有响应",
    });
  return together([
    seen.source === ""
      ? cannotTell("httpSource", { en: "SOURCE is no word", zh: "SOURCE 不是一个词" })
      : saw("httpSource", seen.source),
    readToken(seen.code),
    { seen: {}, figures: { "cloud call over HTTP, code": seen.code } },
  ]);
}

/** WeChat's own numbers are above zero, the platform's refusals far below; everything between is a failure of another kind. */
function readToken(code: number): PartResult {
  if (code === NO_PERMISSION) return cannotTell("httpCallsBringToken", otherNumber(code));
  if (code >= 0) return saw("httpCallsBringToken", true);
  return code < -1_000 ? saw("httpCallsBringToken", false) : cannotTell("httpCallsBringToken", otherNumber(code));
}

async function lookAtAnswer({ ask }: Asker): Promise<PartResult> {
  const answer = await ask({ step: "answer" });
  if (answer === undefined) return cannotTell("httpKeepsAnswer", { en: "it had no answer", zh: "没有响应" });
  const { status, contentType, body } = OWN_ANSWER;
  const isSame = answer.status === status && mediaType(answer.contentType) === contentType && answer.body === body;
  return saw("httpKeepsAnswer", isSame);
}

async function lookAtSizes({ look }: Asker): Promise<PartResult> {
  const text = await largestThatPasses(look, "text/xml", TEXT_BYTES);
  const other = await largestThatPasses(look, BINARY, OTHER_BYTES);
  return {
    ...saw("httpTextMaxBytes", text),
    figures: { "largest text over HTTP, KB": text / KB, "largest other body over HTTP, KB": other / KB },
  };
}

/** Of these sizes, from the smallest; 0 where none passes. */
async function largestThatPasses(look: Asker["look"], contentType: string, sizes: readonly number[]): Promise<number> {
  let largest = 0;
  for (const bytes of sizes) {
    const seen = await look({ post: { contentType, body: Buffer.alloc(bytes, "x") } });
    if (seen?.bodyBytes !== bytes) break;
    largest = bytes;
  }
  return largest;
}

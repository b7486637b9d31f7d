// The part of the probe about WeChat's API by the mini program's own access token: it reads, and sends to nobody.
import { openExchange } from "../../../src/platform/https/http-exchange";
import { jsonPoster, type PostOutcome } from "../../../src/platform/https/post-json";
import { systemClock } from "../../../src/platform/system-clock";
import { type ConsoleAccess, tokenOf } from "../../push-table/console-token";
import { ToolError } from "../../tool-error";
import type { Part, PartResult } from "./part";
import { cannotTell, noneSeen, otherNumber, saw, together } from "./steps-of-person";

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 64 * 1024;

/** Nobody's openid, and no media. */
const NOBODY = "message-push-probe";

export const accessToken: Part = {
  id: "token",
  title: {
    en: "WeChat's API by access token (it reads, and sends to nobody)",
    zh: "用 access_token 调用微信接口（只读取，不给任何人发消息）",
  },
  needs: ["access-token"],
  rules: [
    "ownTokenMaySetPushTable",
    "ownTokenErrorCode",
    "pushTableTakesEmptyObject",
    "mediaRefusalContentType",
    "typingIsUnderBusiness",
    "messagesAreNotUnderBusiness",
  ],
  async run({ environment }) {
    const access = await environment.tokenAccess();
    if (access === undefined) return noneSeen(accessToken.rules, { en: "there is no AppSecret", zh: "没有 AppSecret" });
    const api = await openApi(access);
    const text = { touser: NOBODY, msgtype: "text", text: { content: "probe" } };
    const typing = { touser: NOBODY, command: "CancelTyping" };
    return together([
      readTable(await api.post("/tcb/getcallbackconfig", {})),
      await readMedia(api),
      readPath("typingIsUnderBusiness", await api.post("/cgi-bin/message/custom/business/typing", typing)),
      readPath("messagesAreNotUnderBusiness", await api.post("/cgi-bin/message/custom/send", text)),
    ]);
  },
};

type Api = Awaited<ReturnType<typeof openApi>>;

async function openApi(access: ConsoleAccess) {
  const exchange = openExchange(access.apiBase, systemClock);
  const post = jsonPoster(exchange, TIMEOUT_MS);
  const token = await tokenOf(access, post, systemClock).catch((error: unknown) => {
    throw error instanceof ToolError ? withoutToken(error) : error;
  });
  const query = `access_token=${encodeURIComponent(token)}`;
  return {
    post: (path: string, body: object) => post(`${path}?${query}`, body),
    get: (path: string, more: string) =>
      exchange({
        method: "GET",
        path: `${path}?${query}&${more}`,
        timeoutMs: TIMEOUT_MS,
        maxAnswerBytes: MAX_ANSWER_BYTES,
      }),
  };
}

/** Its fact stands in the report: it names a number, and no account. */
function withoutToken({ texts }: ToolError): ToolError {
  return new ToolError("PROBE_FAILED", texts.fact, texts.fix);
}

/** The body is missing, or is none that it reads. */
const BODY_REFUSALS: readonly unknown[] = [44002, 47001];
/** System errors and limits say nothing. */
const SAYS_NOTHING: readonly unknown[] = [-1, -1000, 45009, 45011];

function readTable(outcome: PostOutcome): PartResult {
  const rules = ["ownTokenMaySetPushTable", "ownTokenErrorCode", "pushTableTakesEmptyObject"] as const;
  const code = codeIn(outcome);
  if (code === undefined || SAYS_NOTHING.includes(code)) return noneSeen(rules, otherNumber(code));
  if (BODY_REFUSALS.includes(code)) {
    const others = noneSeen(["ownTokenMaySetPushTable", "ownTokenErrorCode"], otherNumber(code));
    return together([saw("pushTableTakesEmptyObject", false), others]);
  }
  if (code === 0) {
    const notRefused = cannotTell("ownTokenErrorCode", { en: "the token was not refused", zh: "token 没有被拒绝" });
    return together([saw("ownTokenMaySetPushTable", true), saw("pushTableTakesEmptyObject", true), notRefused]);
  }
  const unread = cannotTell("pushTableTakesEmptyObject", {
    en: `the token was refused before, with ${code}`,
    zh: `token 在此之前就被拒绝了，错误码 ${code}`,
  });
  return together([saw("ownTokenMaySetPushTable", false), saw("ownTokenErrorCode", code), unread]);
}

/** Answers with a table have no errcode, or 0. */
function codeIn(outcome: PostOutcome): number | undefined {
  if (outcome.kind !== "answered") return undefined;
  const { errcode, data } = outcome.body;
  if (errcode === undefined && data !== undefined) return 0;
  return typeof errcode === "number" ? errcode : undefined;
}

async function readMedia(api: Api): Promise<PartResult> {
  const rule = "mediaRefusalContentType";
  const outcome = await api.get("/cgi-bin/media/get", `media_id=${NOBODY}`);
  if (outcome.kind !== "answered")
    return cannotTell(rule, { en: "there was no answer with status 200", zh: "没有收到状态码 200 的响应" });
  if (!isRefusal(outcome.content))
    return cannotTell(rule, { en: "the answer is no refusal in JSON", zh: "响应不是 JSON 形式的拒绝" });
  return saw(rule, outcome.contentType.split(";")[0]?.trim().toLowerCase() ?? "");
}

function isRefusal(content: Buffer): boolean {
  try {
    return typeof JSON.parse(content.toString("utf8")).errcode === "number";
  } catch {
    return false;
  }
}

/** The address is another one. */
const NO_SUCH_PATH = 40066;
/** What only the right address says about nobody: the openid, nothing to answer, and too early or too late for it. */
const ABOUT_NOBODY: readonly unknown[] = [40003, 45015, 45047, 45072, 45080, 45081];

function readPath(rule: "typingIsUnderBusiness" | "messagesAreNotUnderBusiness", outcome: PostOutcome): PartResult {
  // Where there is no such page, the answer is no JSON.
  if (outcome.kind === "lost") return cannotTell(rule, { en: "there was no answer in JSON", zh: "没有收到 JSON 响应" });
  const code = codeIn(outcome);
  if (ABOUT_NOBODY.includes(code)) return saw(rule, true);
  return code === NO_SUCH_PATH ? saw(rule, false) : cannotTell(rule, otherNumber(code));
}

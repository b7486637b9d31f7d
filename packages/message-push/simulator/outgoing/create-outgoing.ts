// `sim.http`: answers for other hosts, so that a function's requests to them end in this process.
import { say } from "../../src/language";
import type { SimulatorClock } from "../clock";
import type { Emit } from "../events";
import { SimulatorError } from "../simulator-error";
import type { LocalHost } from "./local-host";
import type {
  HttpAnswer,
  HttpResponder,
  HttpStub,
  HttpStubOptions,
  OutgoingMode,
  OutgoingRequest,
} from "./outgoing-request";
import { createOutgoingRules, type OutgoingRules } from "./outgoing-rules";
import { type Answer, type OutgoingServer, startOutgoingServer } from "./outgoing-server";

export interface Outgoing {
  /**
   * Answers for an address from now on; of several that fit, the newest.
   * @throws {SimulatorError} `OPTION_INVALID`
   */
  register(url: string, answer: HttpAnswer | HttpResponder, options?: HttpStubOptions): HttpStub;
  /** What instances have to know of it. */
  readonly rules: OutgoingRules;
  close(): Promise<void>;
}

interface Registered extends HttpStub {
  readonly key: string;
  fits(request: OutgoingRequest): boolean;
  answer(request: OutgoingRequest): Promise<HttpAnswer>;
}

interface OutgoingOptions {
  readonly clock: SimulatorClock;
  readonly emit: Emit;
  readonly mode: OutgoingMode;
  /** Answered for, where no stub does. */
  readonly local: LocalHost;
  /** Hosts that nobody reaches, whatever answers for them. @default none */
  readonly unreachable?: readonly string[];
}

/** Listens on two ports of this machine: one for http, one for https. */
export async function createOutgoing({ clock, emit, mode, local, unreachable }: OutgoingOptions): Promise<Outgoing> {
  let stubs: readonly Registered[] = [];
  const server: OutgoingServer = await startOutgoingServer(answerRequest);
  const rules = createOutgoingRules({ mode, ports: server.ports, unreachable });
  const localKeys = local.origins.map((origin) => readPattern(origin).key);
  const change = (changed: readonly Registered[]) => {
    stubs = changed;
    rules.answerFor([...stubs.map(({ key }) => key), ...localKeys]);
  };
  change([]);

  async function answerRequest(request: OutgoingRequest): Promise<Answer> {
    const stub = stubs.find((other) => other.fits(request));
    const answer = await (stub ? stub.answer(request) : unstubbed(request));
    const { method, url } = request;
    await clock.after(answer.delayMs ?? 0);
    emit({ kind: "outgoing-request", method, url, status: answer.breaks ? 0 : (answer.status ?? 200) });
    return answer;
  }

  function unstubbed(request: OutgoingRequest): Promise<Answer> | Answer {
    const isLocal = local.origins.some((origin) => request.url.startsWith(`${origin}/`));
    return isLocal ? local.answer(request) : unanswered(request, stubs);
  }

  return {
    register(url, answer, options = {}) {
      const stub = newStub(url, answer, options, () => change(stubs.filter((other) => other !== stub)));
      change([stub, ...stubs]);
      return stub;
    },
    rules,
    close: server.close,
  };
}

function newStub(
  url: string,
  answer: HttpAnswer | HttpResponder,
  { method }: HttpStubOptions,
  remove: () => void,
): Registered {
  const { key, fits } = readPattern(url);
  if (typeof answer !== "function" && (typeof answer !== "object" || answer === null)) throw noAnswer(url);
  const requests: OutgoingRequest[] = [];
  return {
    url,
    requests,
    key,
    remove,
    fits: (request) => (method === undefined || method.toUpperCase() === request.method) && fits(request.url),
    async answer(request) {
      requests.push(request);
      if (typeof answer !== "function") return answer;
      try {
        return await answer(request);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const text = { en: `The answer for ${url} threw: ${reason}`, zh: `为 ${url} 准备的返回抛出：${reason}` };
        return { status: 501, body: say(text) };
      }
    },
  };
}

/** What an address stands for: itself, with any query where it has none; everything below it where it ends in `*`. */
function readPattern(pattern: string): { readonly key: string; fits(url: string): boolean } {
  const isPrefix = typeof pattern === "string" && pattern.endsWith("*");
  const url = parseUrl(isPrefix ? pattern.slice(0, -1) : pattern);
  if (url === undefined) {
    throw new SimulatorError(
      "OPTION_INVALID",
      {
        en: `${JSON.stringify(pattern)} is no address of HTTP.`,
        zh: `${JSON.stringify(pattern)} 不是 HTTP 地址。`,
      },
      {
        en: 'Write it whole, for example "https://api.example.com/v1/chat", or "https://api.example.com/*" for all below it.',
        zh: "请写完整的地址，例如 https://api.example.com/v1/chat；写 https://api.example.com/* 表示它下面的所有地址。",
      },
    );
  }
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const key = `${url.hostname.replace(/^\[|\]$/g, "")}:${port}`;
  const { href } = url;
  const hasQuery = url.search !== "";
  const fits = (asked: string) =>
    isPrefix ? asked.startsWith(href) : asked === href || (!hasQuery && asked.split("?")[0] === href);
  return { key, fits };
}

function parseUrl(text: unknown): URL | undefined {
  if (typeof text !== "string" || !/^https?:\/\/[^/*?]+(\/|$)/i.test(text)) return undefined;
  return URL.canParse(text) ? new URL(text) : undefined;
}

function unanswered({ method, url }: OutgoingRequest, stubs: readonly HttpStub[]): HttpAnswer {
  const { origin, pathname } = new URL(url);
  const known = stubs.map((stub) => stub.url);
  const text = {
    en: `The simulator has no answer to ${method} ${origin}${pathname}: register sim.http("${origin}${pathname}", answer). It has answers for ${known.join(", ")}.`,
    zh: `模拟器没有 ${method} ${origin}${pathname} 的返回：请注册 sim.http("${origin}${pathname}", answer)。已有返回的地址：${known.join("、")}。`,
  };
  return { status: 501, body: say(text) };
}

function noAnswer(url: string): SimulatorError {
  return new SimulatorError(
    "OPTION_INVALID",
    { en: `sim.http got no answer for ${url}.`, zh: `sim.http 没有给出 ${url} 的返回。` },
    {
      en: "Give { status, json }, or a function that returns that.",
      zh: "请给出 { status, json }，或者返回这样一个对象的函数。",
    },
  );
}

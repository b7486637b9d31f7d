// What `npx message-push new` was asked for: one documented pair, and a folder that CloudBase takes.
import type { Both } from "../../src/language";
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
    words.length === 0
      ? { en: "No pair was given.", zh: "没有写消息对。" }
      : {
          en: `${words.length} pairs were given: ${words.join(", ")}.`,
          zh: `写了 ${words.length} 个消息对：${words.join("、")}。`,
        },
    words.length === 0
      ? {
          en: "Name one: npx message-push new event:subscribe_msg_popup_event. docs/reference/pairs.md lists them.",
          zh: "请写一个：npx message-push new event:subscribe_msg_popup_event。全部消息对见 docs/reference/pairs.zh-CN.md。",
        }
      : {
          en: "Make a function for one of them; its `on` takes the others, where they share a handler.",
          zh: "请先为其中一个新建云函数；处理函数相同的，其余的写进它的 `on`。",
        },
  );
}

function nameSwallowed(pair: string, name: string): ToolError {
  return new ToolError(
    "FLAG_INVALID",
    { en: "npm took --name for itself.", zh: "--name 被 npm 自己用掉了。" },
    {
      en: `Put -- before it: npm run new ${pair} -- --name ${name}`,
      zh: `请在它前面加 --：npm run new ${pair} -- --name ${name}`,
    },
  );
}

function unknownPair(name: string): ToolError {
  const brought = pairsOfRow(name);
  const meant = brought.length > 0 ? inTheConsole(brought) : didYouMeanPair(name);
  return new ToolError(
    "PAIR_UNKNOWN",
    { en: `${JSON.stringify(name)} is no pair.`, zh: `${JSON.stringify(name)} 不是消息对。` },
    {
      en: `${meant.en}docs/reference/pairs.md lists them; write one that it lacks down in own-pairs.ts, beside the functions.`,
      zh: `${meant.zh}全部消息对见 docs/reference/pairs.zh-CN.md；那里没有的，写进云函数旁边的 own-pairs.ts。`,
    },
  );
}

function inTheConsole(pairs: readonly string[]): Both {
  return {
    en: `In the console that is the row of ${pairs.map((pair) => `"${pair}"`).join(", ")}: name a pair. `,
    zh: `在控制台里那是${pairs.map((pair) => `“${pair}”`).join("、")}所在的行：请写消息对。`,
  };
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
    {
      en: `CloudBase refuses ${JSON.stringify(name)} as the name of a function.`,
      zh: `云开发不接受 ${JSON.stringify(name)} 作为云函数的名称。`,
    },
    {
      en: `${NAME_RULE.en} Another folder: npx message-push new ${pair} --name <folder>`,
      zh: `${NAME_RULE.zh}换个文件夹：npx message-push new ${pair} --name <文件夹>`,
    },
  );
}

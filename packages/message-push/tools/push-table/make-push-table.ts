// What to bind in the console, worked out from the functions: the rows, what they leave open, and where they contradict each other.
import type { Both } from "../../src/language";
import { docsOf, documentedPairs } from "../../src/wechat/catalogue/pair-docs";
import { ownPairs } from "../../src/wechat/own-pairs";
import { FALLBACK, isWrittenDown, needsHandler } from "../../src/wechat/pairs";

/** One row of 云开发 → 设置 → 其他设置 → 消息推送. */
export interface PushTableRow {
  readonly msgType: string;
  /** The console's name of the event, empty for a message; not always the packet's. */
  readonly event: string;
  readonly env: string;
  readonly functionName: string;
  /** The pairs this row brings that the function has a handler for. */
  readonly pairs: readonly string[];
}

/** The whole table. */
export interface PushTable {
  readonly rows: readonly PushTableRow[];
  /** Pairs with a handler that no row of the console can bring. */
  readonly httpOnly: readonly { readonly pair: string; readonly functionName: string }[];
  /** What the functions leave open; nothing breaks by it. */
  readonly gaps: readonly Both[];
  /** What cannot be bound as the functions are. */
  readonly conflicts: readonly Both[];
}

/** A built function and its pairs. */
interface BoundFunction {
  readonly name: string;
  readonly pairs: readonly string[];
  readonly dispatchesTo?: readonly string[];
}

/** Works the table out. `env` is the environment's id, empty when it is not known yet. */
export function makePushTable(functions: readonly BoundFunction[], env: string): PushTable {
  const bound = functions.flatMap(({ name, pairs }) => pairs.map((pair) => ({ pair, functionName: name })));
  const withRow = bound.filter(({ pair }) => rowOf(pair) !== undefined);
  const rows = groupBy(withRow, ({ pair }) => keyOf(pair)).flatMap((members) => rowsOf(members, env));
  const httpOnly = bound.filter(({ pair }) => isWrittenDown(pair) && rowOf(pair) === undefined);
  return {
    rows,
    httpOnly,
    gaps: [
      ...unanswered(bound),
      ...unhandledMoney(bound),
      ...broughtAlong(rows),
      ...fallbacks(bound),
      ...notDispatched(httpOnly, functions),
    ],
    conflicts: groupBy(rows, ({ msgType, event }) => `${msgType}/${event}`).flatMap(conflictOf),
  };
}

type Bound = { readonly pair: string; readonly functionName: string };

function rowOf(pair: string): { readonly msgType: string; readonly event: string } | undefined {
  return docsOf(pair)?.console;
}

function keyOf(pair: string): string {
  const row = rowOf(pair);
  return `${row?.msgType}/${row?.event}`;
}

function rowsOf(members: readonly Bound[], env: string): PushTableRow[] {
  return groupBy(members, ({ functionName }) => functionName).map((own) => {
    const [{ pair, functionName } = { pair: "", functionName: "" }] = own;
    const { msgType = "", event = "" } = rowOf(pair) ?? {};
    return { msgType, event, env, functionName, pairs: own.map((member) => member.pair) };
  });
}

/** The console takes one function for a row. */
function conflictOf(rows: readonly PushTableRow[]): Both[] {
  const [first] = rows;
  if (first === undefined || rows.length === 1) return [];
  const { msgType, event } = first;
  const sharers = {
    en: rows.map(({ functionName, pairs }) => `${functionName} (${pairs.join(", ")})`).join(", "),
    zh: rows.map(({ functionName, pairs }) => `${functionName}（${pairs.join("、")}）`).join("、"),
  };
  return [
    {
      en: `消息类型 ${msgType}, 事件类型 ${event} is one row and takes one 云函数, but these share it: ${sharers.en}. Put the pairs into the \`on\` of one function.`,
      zh: `消息类型 ${msgType}、事件类型 ${event} 是一行，只能填一个云函数，而这些云函数都要它：${sharers.zh}。请把这些消息对写进同一个云函数的 \`on\`。`,
    },
  ];
}

const CUSTOMER_SERVICE = ["text", "image", "miniprogrampage", "event:user_enter_tempsession"];

function unanswered(bound: readonly Bound[]): Both[] {
  return CUSTOMER_SERVICE.filter((pair) => !bound.some((other) => other.pair === pair)).map((pair) => {
    const about = docsOf(pair)?.about.zh;
    return {
      en: `${pair} (${about}) has no function: it goes to the server URL or the web customer-service tool. npx message-push new ${pair}`,
      zh: `${pair}（${about}）没有云函数：会推送到服务器地址或网页版客服工具。npx message-push new ${pair}`,
    };
  });
}

/** A team that wrote such a pair down expects it. */
function unhandledMoney(bound: readonly Bound[]): Both[] {
  const own = [...ownPairs().keys()].filter(
    (pair) => needsHandler(pair) && !bound.some((other) => other.pair === pair),
  );
  return own.map((pair) => ({
    en: `${pair} of own-pairs stands for money or goods and has no function: not acknowledged, and lost when WeChat stops pushing. npx message-push new ${pair}`,
    zh: `own-pairs 里的 ${pair} 涉及钱或货，却没有云函数：不会应答，微信停止重推后就丢失了。npx message-push new ${pair}`,
  }));
}

const LOST: Both = {
  en: "money or goods, which are not acknowledged, and lost when WeChat stops pushing.",
  zh: "涉及钱或货，不会应答，微信停止重推后就丢失了。",
};
const LOGGED: Both = { en: "acknowledged, and logged.", zh: "会应答，并记日志。" };

function broughtAlong(rows: readonly PushTableRow[]): Both[] {
  return rows.flatMap(({ msgType, event, functionName, pairs }) => {
    const others = documentedPairs()
      .map(([pair]) => pair)
      .filter((pair) => keyOf(pair) === `${msgType}/${event}` && !pairs.includes(pair));
    const [money, rest] = [others.filter(needsHandler), others.filter((pair) => !needsHandler(pair))];
    const brings = (pairs: readonly string[], end: Both) =>
      pairs.length === 0
        ? []
        : [
            {
              en: `${event} also brings ${pairs.join(", ")} to ${functionName}, which has no handler: ${end.en}`,
              zh: `${event} 还会把 ${pairs.join("、")} 带给 ${functionName}，而它没有对应的处理函数：${end.zh}`,
            },
          ];
    return [...brings(money, LOST), ...brings(rest, LOGGED)];
  });
}

function fallbacks(bound: readonly Bound[]): Both[] {
  return bound
    .filter(({ pair }) => pair === FALLBACK)
    .map(({ functionName }) => ({
      en: `${functionName} handles undocumented pushes: bind such rows to it by hand.`,
      zh: `${functionName} 处理未记载的推送：请手动把这样的行绑定到它。`,
    }));
}

/** Over HTTP a function is reached only through the one that receives. */
function notDispatched(httpOnly: readonly Bound[], functions: readonly BoundFunction[]): Both[] {
  const reached = new Set(functions.flatMap(({ dispatchesTo = [] }) => dispatchesTo));
  return httpOnly
    .filter(({ functionName }) => !reached.has(functionName))
    .map(({ pair, functionName }) => ({
      en: `${pair}: add ${functionName} to the index.ts of http_push, or nothing reaches it.`,
      zh: `${pair}：请把 ${functionName} 加进 http_push 的 index.ts，否则它收不到。`,
    }));
}

function groupBy<Item>(items: readonly Item[], keyOfItem: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOfItem(item), [...(groups.get(keyOfItem(item)) ?? []), item]);
  return [...groups.values()];
}

// What can go wrong at each site, when, and which figures that needs.
import type { Both } from "../../src/language";
import { CUT_OFFS } from "./cut-off";
import type { Fault, Phase } from "./fault";
import { CLOUD_CALLS, type Site } from "./places";

export interface KindRule {
  /** Phases it can have, the default first; none where there is only one. */
  readonly phases: readonly Phase[];
  readonly needs?: FigureName;
  readonly may?: FigureName;
  /** The only places it makes sense at, and the fact that refuses another. */
  readonly only?: { readonly places: readonly string[]; readonly fact: Both };
}

const EITHER: readonly Phase[] = ["before", "after"];

/** Site → kind → rule. */
export const KINDS: Readonly<Record<Site, Readonly<Partial<Record<Fault["kind"], KindRule>>>>> = {
  request: {
    delay: { phases: EITHER, needs: "delayMs" },
    hang: { phases: EITHER },
    reset: { phases: EITHER },
    status: { phases: EITHER, needs: "status", may: "body" },
    empty: { phases: EITHER },
    truncated: { phases: ["after"] },
    errcode: {
      phases: ["before"],
      needs: "errcode",
      only: {
        places: [...CLOUD_CALLS, "wx.openApi"],
        fact: {
          en: "is no cloud call, and only those respond with an errcode",
          zh: "不是云调用，只有云调用才返回 errcode",
        },
      },
    },
    code: { phases: ["before"], needs: "code" },
    duplicate: {
      phases: ["after", "before"],
      only: {
        places: ["database.insertDocument"],
        fact: {
          en: "inserts nothing, so its response can report no duplicate key",
          zh: "不插入记录，返回里不会有主键重复",
        },
      },
    },
    die: { phases: ["before", "after", "later"] },
    freeze: { phases: EITHER, needs: "freezeMs", may: "thaw" },
  },
  start: {
    delay: { phases: [], needs: "delayMs" },
    die: { phases: [] },
    skew: { phases: [], needs: "skewMs" },
    "cut-off": { phases: [], needs: "how" },
  },
  invocation: { "cut-off": { phases: [], needs: "how" } },
  push: { early: { phases: [], needs: "delayMs" }, twice: { phases: [] }, "give-up": { phases: [] } },
};

/** Every kind, once. */
export const KIND_NAMES: readonly string[] = [...new Set(Object.values(KINDS).flatMap((kinds) => Object.keys(kinds)))];

interface Figure {
  accepts(value: unknown): boolean;
  /** What it has to be. */
  readonly fix: Both;
}

const milliseconds = (least: number): Both => ({
  en: `a number of milliseconds from ${least}`,
  zh: `毫秒数，不小于 ${least}`,
});
const FROM_ONE: Both = { en: "a whole number from 1", zh: "不小于 1 的整数" };

const isFrom = (least: number) => (value: unknown) => Number.isFinite(value) && Number(value) >= least;
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 1;
const isName = (value: unknown) => typeof value === "string" && value !== "";

export type FigureName = "delayMs" | "status" | "body" | "errcode" | "code" | "freezeMs" | "thaw" | "skewMs" | "how";

/** Figures of the kinds. */
export const FIGURES: Readonly<Record<FigureName, Figure>> = {
  delayMs: { accepts: isFrom(0), fix: milliseconds(0) },
  freezeMs: { accepts: isFrom(0), fix: milliseconds(0) },
  thaw: {
    accepts: (value) => value === "answer" || value === "reset",
    fix: { en: '"answer" or "reset"', zh: "“answer”或“reset”" },
  },
  skewMs: {
    accepts: Number.isFinite,
    fix: { en: "a number of milliseconds; negative for a clock that is behind", zh: "毫秒数；时钟落后时写负数" },
  },
  how: {
    accepts: (value) => (CUT_OFFS as readonly unknown[]).includes(value),
    fix: {
      en: `one of ${CUT_OFFS.map((how) => `"${how}"`).join(", ")}`,
      zh: `${CUT_OFFS.map((how) => `“${how}”`).join("、")}之一`,
    },
  },
  status: {
    accepts: (value) => Number.isInteger(value) && Number(value) >= 400 && Number(value) <= 599,
    fix: { en: "an HTTP status from 400 to 599", zh: "400 到 599 的 HTTP 状态码" },
  },
  body: {
    accepts: (value) => value === "html" || value === "json",
    fix: { en: '"html" or "json"', zh: "“html”或“json”" },
  },
  errcode: {
    accepts: (value) => Number.isInteger(value) && value !== 0,
    fix: {
      en: "WeChat's number, for example 45015, or the platform's, for example -604101",
      zh: "微信的错误码，例如 45015；或云开发的，例如 -604101",
    },
  },
  code: {
    accepts: isName,
    fix: {
      en: "a code of the gateway, for example EXCEED_REQUEST_LIMIT",
      zh: "云开发网关的错误码，例如 EXCEED_REQUEST_LIMIT",
    },
  },
};

export type SelectorName = "functionName" | "openid" | "nth" | "times" | "forMs" | "probability" | "seed";

/** What every kind may be narrowed by. */
export const SELECTORS: Readonly<Record<SelectorName, Figure>> = {
  functionName: { accepts: isName, fix: { en: "the name of a function", zh: "云函数名称" } },
  openid: { accepts: isName, fix: { en: "the openid of a user", zh: "用户的 openid" } },
  nth: { accepts: isCount, fix: FROM_ONE },
  times: { accepts: isCount, fix: FROM_ONE },
  forMs: { accepts: isFrom(1), fix: milliseconds(1) },
  probability: {
    accepts: (value) => typeof value === "number" && value > 0 && value <= 1,
    fix: { en: "a number above 0 and up to 1", zh: "大于 0、不大于 1 的数" },
  },
  seed: { accepts: Number.isInteger, fix: { en: "a whole number", zh: "整数" } },
};

/** Selectors that exclude each other. */
export const CONTRADICTIONS: readonly (readonly [SelectorName, SelectorName])[] = [
  ["forMs", "times"],
  ["probability", "times"],
  ["probability", "forMs"],
  ["probability", "nth"],
];

// What can go wrong at each site, when, and which figures that needs.
import type { Fault, When } from "./fault";
import { CLOUD_CALLS, type Site } from "./places";

export interface KindRule {
  /** Moments it can strike, the default first; none where there is only one. */
  readonly whens: readonly When[];
  readonly needs?: FigureName;
  readonly may?: FigureName;
  /** The only places it makes sense at, and how the refusal says so. */
  readonly only?: { readonly places: readonly string[]; readonly fact: string };
}

const EITHER: readonly When[] = ["before", "after"];

/** Site → kind → rule. */
export const KINDS: Readonly<Record<Site, Readonly<Partial<Record<Fault["kind"], KindRule>>>>> = {
  request: {
    delay: { whens: EITHER, needs: "delayMs" },
    hang: { whens: EITHER },
    reset: { whens: EITHER },
    status: { whens: EITHER, needs: "status", may: "body" },
    empty: { whens: EITHER },
    truncated: { whens: ["after"] },
    errcode: {
      whens: ["before"],
      needs: "errcode",
      only: {
        places: [...CLOUD_CALLS, "wx.openApi"],
        fact: "is no cloud call, and only those answer with an errcode",
      },
    },
    code: { whens: ["before"], needs: "code" },
    duplicate: {
      whens: ["after"],
      only: { places: ["database.insertDocument"], fact: "inserts nothing, so its answer can claim no duplicate key" },
    },
    die: { whens: ["before", "after", "later"] },
    freeze: { whens: EITHER, needs: "freezeMs", may: "thaw" },
  },
  start: { delay: { whens: [], needs: "delayMs" }, die: { whens: [] }, skew: { whens: [], needs: "skewMs" } },
  push: { early: { whens: [], needs: "delayMs" }, twice: { whens: [] }, "give-up": { whens: [] } },
};

/** Every kind, once. */
export const KIND_NAMES: readonly string[] = [...new Set(Object.values(KINDS).flatMap((kinds) => Object.keys(kinds)))];

interface Figure {
  accepts(value: unknown): boolean;
  readonly mend: string;
}

const isFrom = (least: number) => (value: unknown) => Number.isFinite(value) && Number(value) >= least;
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 1;
const isName = (value: unknown) => typeof value === "string" && value !== "";

export type FigureName = "delayMs" | "status" | "body" | "errcode" | "code" | "freezeMs" | "thaw" | "skewMs";

/** Figures of the kinds. */
export const FIGURES: Readonly<Record<FigureName, Figure>> = {
  delayMs: { accepts: isFrom(0), mend: "a number of milliseconds from 0" },
  freezeMs: { accepts: isFrom(0), mend: "a number of milliseconds from 0" },
  thaw: { accepts: (value) => value === "answer" || value === "reset", mend: '"answer" or "reset"' },
  skewMs: { accepts: Number.isFinite, mend: "a number of milliseconds; negative for a clock that is behind" },
  status: {
    accepts: (value) => Number.isInteger(value) && Number(value) >= 400 && Number(value) <= 599,
    mend: "an HTTP status from 400 to 599",
  },
  body: { accepts: (value) => value === "html" || value === "json", mend: '"html" or "json"' },
  errcode: {
    accepts: (value) => Number.isInteger(value) && value !== 0,
    mend: "WeChat's number, for example 45015, or the platform's, for example -604101",
  },
  code: { accepts: isName, mend: "a code of the gateway, for example EXCEED_REQUEST_LIMIT" },
};

export type SelectorName = "functionName" | "openid" | "nth" | "times" | "forMs" | "probability" | "seed";

/** What every kind may be narrowed by. */
export const SELECTORS: Readonly<Record<SelectorName, Figure>> = {
  functionName: { accepts: isName, mend: "the name of a function" },
  openid: { accepts: isName, mend: "the openid of a user" },
  nth: { accepts: isCount, mend: "a whole number from 1" },
  times: { accepts: isCount, mend: "a whole number from 1" },
  forMs: { accepts: isFrom(1), mend: "a number of milliseconds from 1" },
  probability: {
    accepts: (value) => typeof value === "number" && value > 0 && value <= 1,
    mend: "a number above 0 and up to 1",
  },
  seed: { accepts: Number.isInteger, mend: "a whole number" },
};

/** Selectors that exclude each other. */
export const CONTRADICTIONS: readonly (readonly [SelectorName, SelectorName])[] = [
  ["forMs", "times"],
  ["probability", "times"],
  ["probability", "forMs"],
  ["probability", "nth"],
];

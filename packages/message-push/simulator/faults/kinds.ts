// What can go wrong at each site, when, and which figures that needs.
import { CUT_OFFS } from "./cut-off";
import type { Fault, Phase } from "./fault";
import { CLOUD_CALLS, type Site } from "./places";

export interface KindRule {
  /** Phases it can have, the default first; none where there is only one. */
  readonly phases: readonly Phase[];
  readonly needs?: FigureName;
  readonly may?: FigureName;
  /** The only places it makes sense at, and the fact that refuses another. */
  readonly only?: { readonly places: readonly string[]; readonly fact: string };
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
        fact: "is no cloud call, and only those respond with an errcode",
      },
    },
    code: { phases: ["before"], needs: "code" },
    duplicate: {
      phases: ["after", "before"],
      only: {
        places: ["database.insertDocument"],
        fact: "inserts nothing, so its response can report no duplicate key",
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
  readonly fix: string;
}

const isFrom = (least: number) => (value: unknown) => Number.isFinite(value) && Number(value) >= least;
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 1;
const isName = (value: unknown) => typeof value === "string" && value !== "";

export type FigureName = "delayMs" | "status" | "body" | "errcode" | "code" | "freezeMs" | "thaw" | "skewMs" | "how";

/** Figures of the kinds. */
export const FIGURES: Readonly<Record<FigureName, Figure>> = {
  delayMs: { accepts: isFrom(0), fix: "a number of milliseconds from 0" },
  freezeMs: { accepts: isFrom(0), fix: "a number of milliseconds from 0" },
  thaw: { accepts: (value) => value === "answer" || value === "reset", fix: '"answer" or "reset"' },
  skewMs: { accepts: Number.isFinite, fix: "a number of milliseconds; negative for a clock that is behind" },
  how: {
    accepts: (value) => (CUT_OFFS as readonly unknown[]).includes(value),
    fix: `one of ${CUT_OFFS.map((how) => `"${how}"`).join(", ")}`,
  },
  status: {
    accepts: (value) => Number.isInteger(value) && Number(value) >= 400 && Number(value) <= 599,
    fix: "an HTTP status from 400 to 599",
  },
  body: { accepts: (value) => value === "html" || value === "json", fix: '"html" or "json"' },
  errcode: {
    accepts: (value) => Number.isInteger(value) && value !== 0,
    fix: "WeChat's number, for example 45015, or the platform's, for example -604101",
  },
  code: { accepts: isName, fix: "a code of the gateway, for example EXCEED_REQUEST_LIMIT" },
};

export type SelectorName = "functionName" | "openid" | "nth" | "times" | "forMs" | "probability" | "seed";

/** What every kind may be narrowed by. */
export const SELECTORS: Readonly<Record<SelectorName, Figure>> = {
  functionName: { accepts: isName, fix: "the name of a function" },
  openid: { accepts: isName, fix: "the openid of a user" },
  nth: { accepts: isCount, fix: "a whole number from 1" },
  times: { accepts: isCount, fix: "a whole number from 1" },
  forMs: { accepts: isFrom(1), fix: "a number of milliseconds from 1" },
  probability: {
    accepts: (value) => typeof value === "number" && value > 0 && value <= 1,
    fix: "a number above 0 and up to 1",
  },
  seed: { accepts: Number.isInteger, fix: "a whole number" },
};

/** Selectors that exclude each other. */
export const CONTRADICTIONS: readonly (readonly [SelectorName, SelectorName])[] = [
  ["forMs", "times"],
  ["probability", "times"],
  ["probability", "forMs"],
  ["probability", "nth"],
];

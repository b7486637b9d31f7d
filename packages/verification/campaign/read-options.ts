// The flags of a campaign, checked.

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { readCount } from "../shared/read-count";
import { toolError } from "../shared/tool-error";
import type { CampaignOptions } from "./run-campaign";

const DEFAULTS = { pushes: 300, seed: 1, faults: 0.3, parallel: 16, beside: 0 } as const;
/** The simulator starts at most 20 instances of a function, and some are frozen. */
const MOST_PARALLEL = 24;
const MOST_BESIDE = 64;
/** Enough customers, so that some have an open push when they write again and most have not. */
const PUSHES_PER_USER = 4;

export const HELP = `Usage: npm run campaign [-- --pushes 300] [--users N] [--seed 1] [--faults 0.3] [--parallel 16] [--beside 0]

Pushes to built functions in the simulator while faults are injected, judges every push, and reports.
Exit code 1 if a reply was lost or came twice outside the declared gap, WeChat waited for more than 5 s although the machine gave
the functions their time, or a damaged record did not end as it must; see packages/verification/campaign.md.

  --pushes N     how many pushes (default ${DEFAULTS.pushes})
  --users N      how many customers send them (default a quarter of the pushes)
  --seed N       another seed, another campaign (default ${DEFAULTS.seed})
  --faults F     fraction of pushes that faults are planned for, from 0 to 1 (default ${DEFAULTS.faults})
  --parallel N   pushes under way at a time, up to ${MOST_PARALLEL} (default ${DEFAULTS.parallel})
  --beside N     busy loops beside it, up to ${MOST_BESIDE}: a machine that has other work (default ${DEFAULTS.beside})
  --src DIR      the runtime that is put to the test (default src)
  --json FILE    writes the figures there too
  --help         this text`;

type Flag = "pushes" | "users" | "seed" | "faults" | "parallel" | "beside" | "src" | "json";
type Given = Readonly<Partial<Record<Flag, string>>>;

/** @throws {ToolError} `FLAG_INVALID` */
export function readOptions(given: Given): Omit<CampaignOptions, "canFreeze"> & { readonly beside: number } {
  const pushes = given.pushes === undefined ? DEFAULTS.pushes : readCount("pushes", given.pushes, 1, 1_000_000);
  return {
    pushes,
    users:
      given.users === undefined ? Math.ceil(pushes / PUSHES_PER_USER) : readCount("users", given.users, 1, 1_000_000),
    seed: given.seed === undefined ? DEFAULTS.seed : readCount("seed", given.seed, 0, 2 ** 31 - 1),
    faults: readFraction("faults", given.faults) ?? DEFAULTS.faults,
    parallel:
      given.parallel === undefined ? DEFAULTS.parallel : readCount("parallel", given.parallel, 1, MOST_PARALLEL),
    beside: given.beside === undefined ? DEFAULTS.beside : readCount("beside", given.beside, 0, MOST_BESIDE),
    ...(given.src === undefined ? {} : { srcDir: readSource(given.src) }),
  };
}

function readFraction(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const fraction = Number(text);
  if (/^\d*\.?\d+$/.test(text) && fraction <= 1) return fraction;
  throw toolError("FLAG_INVALID", `--${flag} is "${text}".`, "Give a fraction from 0 to 1, for example 0.3.");
}

function readSource(path: string): string {
  const folder = resolve(path);
  if (existsSync(join(folder, "index.ts"))) return folder;
  throw toolError("FLAG_INVALID", `--src is "${path}", where no index.ts is.`, "Give the src folder of a checkout.");
}

// What the probe's function does for the parts about deploys and permissions.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PERMITTED_STEP, UNPERMITTED_STEP } from "../call-steps";
import { EMPTY_VARIABLE, VARIANT_FILE } from "../probe-names";
import type { DeliveryAtHand, RunStep } from "./deliveries";
import { misuse } from "./openapi";
import { probeCollection, type Surroundings } from "./surroundings";

export function consoleActions(_: Surroundings) {
  return {
    /** Which deploy the code is from, -1 where it is from none, and how the variable arrived that was set empty. */
    async deployed(_: object): Promise<{ readonly number: number; readonly emptyVariable: "empty" | "missing" }> {
      return { number: readNumber(), emptyVariable: process.env[EMPTY_VARIABLE] === "" ? "empty" : "missing" };
    },
    /** Removes what the timer recorded without permissions, so that nobody takes it for what timers may do. */
    async forgetTimers(_: object): Promise<null> {
      await probeCollection().where({ kind: "timer" }).remove();
      return null;
    },
  };
}

function readNumber(): number {
  try {
    return Number(JSON.parse(readFileSync(join(__dirname, VARIANT_FILE), "utf8")).number);
  } catch {
    return -1;
  }
}

export const PERMISSION_STEPS: Readonly<Record<string, RunStep>> = {
  [UNPERMITTED_STEP]: noteMisuse,
  [PERMITTED_STEP]: noteMisuse,
};

async function noteMisuse(delivery: DeliveryAtHand): Promise<void> {
  await delivery.note({ code: await misuse(delivery) });
}

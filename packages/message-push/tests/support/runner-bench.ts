// A runner around one tiny function, under a clock the test holds.

import type { BuiltFunction } from "../../project/built-functions";
import { createClock } from "../../simulator/clock";
import type { InvokeRequest } from "../../simulator/contracts";
import { createEvents } from "../../simulator/events";
import { createFaults } from "../../simulator/faults/create-faults";
import { createRunner, type ProcessRunner } from "../../simulator/runner/create-runner";
import { TEST_CLOCK_RATE } from "./clock-rate";
import { tinyFunction } from "./tiny-functions";

const running: ProcessRunner[] = [];

/** Ends every process a test started; call it after each test. */
export async function stopRunners(): Promise<void> {
  await Promise.all(running.splice(0).map((runner) => runner.stop()));
}

export function runnerOf(fn: BuiltFunction, maxInstancesPerFunction = 20) {
  const clock = createClock(TEST_CLOCK_RATE);
  const { events, emit } = createEvents(clock);
  const faults = createFaults({ clock });
  const runner = createRunner({
    functions: [fn],
    clock,
    emit,
    faults,
    gatewayUrl: "http://127.0.0.1:1/admin",
    envId: "sim-test",
    appid: "wx0000000000000000",
    region: "ap-shanghai",
    credentials: { secretId: "id", secretKey: "key" },
    maxInstancesPerFunction,
  });
  running.push(runner);
  const invoke = (event: unknown = {}, caller: InvokeRequest["caller"] = {}) =>
    runner.invoke({ functionName: fn.name, event, caller });
  return { runner, clock, events, faults, invoke };
}

/** Runs a source once. */
export const runSource = (source: string, event?: unknown) => runnerOf(tinyFunction("tiny", source)).invoke(event);

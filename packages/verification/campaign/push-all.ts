// Sends the pushes of a round, several at a time, while the relay goes on in between.
import type { Simulator } from "../../message-push/simulator/simulator";
import { parsePush } from "../../message-push/src/wechat/parse-push";
import type { PushedPush } from "./gather";
import { laneOf, type PlannedPush, packetOf } from "./plan";
import type { Relays } from "./relays";

interface Stream {
  readonly sim: Simulator;
  readonly relays: Relays;
  /** Pushes under way at a time. */
  readonly parallel: number;
  /** Called after each push. */
  readonly onPushed: () => void;
}

/** The relay's minute, in the machine's time: what was just left over is due by then. */
const RELAY_EVERY_MS = 2_500;
const LONGEST_RELAY_MS = 10_000;
const PAUSE_BETWEEN_STARTS_MS = 150;

/** Resolves when WeChat is done with all of them. A customer does one thing at a time. */
export async function pushAll(pushes: readonly PlannedPush[], stream: Stream): Promise<readonly PushedPush[]> {
  const over = new AbortController();
  const waiting = [...pushes];
  const pushed: PushedPush[] = [];
  const busy = new Map<string, Promise<unknown>>();

  async function work(_: unknown, worker: number): Promise<void> {
    // Many cold starts at once would make the machine slow, and not the functions.
    await stream.sim.clock.after(worker * PAUSE_BETWEEN_STARTS_MS);
    while (waiting.length > 0) {
      const at = waiting.findIndex((push) => !busy.has(laneOf(push)));
      const [push] = at < 0 ? [] : waiting.splice(at, 1);
      if (push === undefined) {
        await Promise.race(busy.values());
        continue;
      }
      const own = pushOne(push, stream.sim);
      busy.set(laneOf(push), own);
      pushed.push(await own);
      busy.delete(laneOf(push));
      stream.onPushed();
    }
  }
  const relaying = fireNowAndThen(stream, over.signal);
  await Promise.all(Array.from({ length: Math.min(stream.parallel, pushes.length) }, work));
  over.abort();
  await relaying;
  return pushed;
}

async function pushOne(push: PlannedPush, sim: Simulator): Promise<PushedPush> {
  for (const fault of push.faults) sim.faults.inject(fault);
  const packet = packetOf(push, sim.clock.nowMs());
  return { push, key: parsePush(packet).key, report: await sim.push(packet) };
}

async function fireNowAndThen({ sim, relays }: Stream, over: AbortSignal): Promise<void> {
  for (;;) {
    await sim.clock.after(RELAY_EVERY_MS, over);
    if (over.aborted) return;
    // A frozen one must not keep the next from running: the timer of the cloud does not wait either.
    await Promise.race([relays.fire(), sim.clock.after(LONGEST_RELAY_MS, over)]);
  }
}

// That something was wrong and is right again: said for a moment.
import { computed, effect, signal } from "@preact/signals";
import { build, isConnected, machineNowMs } from "./desk";

const SHOWN_MS = 5_000;

const mendedAtMs = signal(Number.NEGATIVE_INFINITY);

/** How many things are wrong now. */
const wrong = computed(
  () =>
    [build.value.failure, build.value.types].filter((text) => text !== undefined).length + (isConnected.value ? 0 : 1),
);

let before = 0;
let hasBegun = false;
effect(() => {
  // A page that has not begun is not connected, and that is no news.
  hasBegun ||= isConnected.value;
  if (!hasBegun) return;
  if (before > 0 && wrong.value === 0) mendedAtMs.value = Date.now();
  before = wrong.value;
});

export const isMended = computed(() => wrong.value === 0 && machineNowMs.value - mendedAtMs.value < SHOWN_MS);

// The machine's time less the pauses in which a debugger holds a function.

export interface ClockHold {
  /** The machine's time, but for all pauses. */
  nowMs(): number;
  /** All pauses together that are over. */
  beforeMs(): number;
  /** When the pause that lasts began, by the machine's time; `undefined` where there is none. */
  sinceMs(): number | undefined;
  /** Begins a pause, which lasts until the returned function is called; pauses may overlap. */
  begin(): () => void;
  /** Calls the listener at the beginning and at the end of a pause. Returns a function that stops it. */
  onChange(listener: () => void): () => void;
}

export function createHold(): ClockHold {
  const listeners = new Set<() => void>();
  const lasting = new Set<object>();
  let overMs = 0;
  let sinceMs: number | undefined;
  const heldMs = () => overMs + (sinceMs === undefined ? 0 : Date.now() - sinceMs);
  const change = (nextSinceMs: number | undefined) => {
    overMs = heldMs();
    sinceMs = nextSinceMs;
    for (const listener of listeners) listener();
  };
  return {
    // One look at the machine's time: a second one may be later, and time would go backwards.
    nowMs: () => (sinceMs ?? Date.now()) - overMs,
    beforeMs: () => overMs,
    sinceMs: () => sinceMs,
    begin() {
      const pause = {};
      lasting.add(pause);
      if (lasting.size === 1) change(Date.now());
      return () => {
        if (lasting.delete(pause) && lasting.size === 0) change(undefined);
      };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

// Lets timers wait longer by the time in which a debugger held the program: Node counts that time as well, and at the first step
// every deadline would be over. Those of node:timers/promises and of sockets are left as they are.

/** @param {() => number} heldMs how long it was held until now, by the machine's time */
exports.holdTimers = (heldMs) => {
  const realSet = globalThis.setTimeout;
  const realClear = globalThis.clearTimeout;
  /** Timer that the program knows → the one that waits for the rest. @type {WeakMap<object, NodeJS.Timeout>} */
  const later = new WeakMap();

  const set = (/** @type {Function} */ then, /** @type {number} */ delayMs, /** @type {unknown[]} */ ...args) => {
    let countedMs = heldMs();
    const look = () => {
      const restMs = heldMs() - countedMs;
      if (restMs <= 0) return then(...args);
      countedMs += restMs;
      const next = realSet(look, restMs);
      if (!timer.hasRef()) next.unref();
      later.set(timer, next);
    };
    const timer = realSet(look, delayMs);
    return timer;
  };
  const clear = (/** @type {any} */ timer) => {
    realClear(timer);
    if (typeof timer === "object" && timer !== null) realClear(later.get(timer));
  };
  // What util.promisify looks for stays with it.
  Object.assign(globalThis, { setTimeout: Object.assign(set, realSet), clearTimeout: clear });
};

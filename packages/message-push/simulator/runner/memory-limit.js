// Ends an instance that holds more memory than its function may: SCF's state 434, MemoryLimitReached.
const { readFileSync } = require("node:fs");
const http = require("node:http");
const https = require("node:https");

/** Tells the runner why the process ended; must equal MEMORY_EXIT_CODE in instance-ending.ts. */
const EXIT_CODE = 137;
const LOOK_EVERY_MS = 50;

/**
 * The limit is what comes on top of the bare process: a Node on a laptop is larger than the cloud's, and the cloud does not
 * say what it counts of its own. Buffers count whole; of them and of everything else, what was touched at the peak.
 *
 * It looks at its own peak by a timer, before each request, and (by what is returned) before an event ends, so that a function
 * over its limit neither does anything more nor returns, however fast the machine is.
 *
 * @param {number} limitMb
 * @param {boolean} countsNode whether the bare process counts, too
 * @returns {{ baseBytes: number, endIfOver: () => void }}
 */
exports.keepMemoryLimit = (limitMb, countsNode) => {
  const baseBytes = countsNode ? 0 : peakBytes();
  const limitBytes = limitMb > 0 ? limitMb * 1024 * 1024 : Number.POSITIVE_INFINITY;
  const exit = /** @type {{ reallyExit?: (code: number) => void }} */ (process).reallyExit ?? process.exit;
  const endIfOver = () => {
    const heldBytes = Math.max(peakBytes() - baseBytes, process.memoryUsage().arrayBuffers);
    // At once: what the function wants to do when it exits, it cannot do in the cloud either.
    if (heldBytes > limitBytes) Reflect.apply(exit, process, [EXIT_CODE]);
  };
  setInterval(endIfOver, LOOK_EVERY_MS).unref();
  for (const module of [http, https])
    for (const name of /** @type {const} */ (["request", "get"])) lookBefore(module, name, endIfOver);
  return { baseBytes, endIfOver };
};

/** @param {any} module @param {"request" | "get"} name @param {() => void} look */
function lookBefore(module, name, look) {
  const real = module[name];
  module[name] = (/** @type {unknown[]} */ ...args) => {
    look();
    return Reflect.apply(real, module, args);
  };
}

/** The largest resident size of this process so far. */
function peakBytes() {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // Not Linux.
  }
  // On Linux this would begin with the size of the process that started this one.
  return process.resourceUsage().maxRSS * 1024;
}

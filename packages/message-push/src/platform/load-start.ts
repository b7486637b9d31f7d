// When the code of this instance began to load: imported first, so that everything else comes after it.

const startedAtMs = Date.now();

/** An instance that was loaded so long before its first call did not load for it: the platform keeps some ready. */
const KEPT_READY_MS = 3_000;

/**
 * Tells once how long the first push has waited while the code was loading: WeChat's 5 s began before. In milliseconds; 0 for every
 * later call.
 */
export function loadingOnce(): () => number {
  let isTold = false;
  return () => {
    const loadingMs = isTold ? 0 : Date.now() - startedAtMs;
    isTold = true;
    return loadingMs >= 0 && loadingMs < KEPT_READY_MS ? loadingMs : 0;
  };
}

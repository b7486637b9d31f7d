// Calls a handler in one of its documented forms: https://cloud.tencent.com/document/product/583/67790

/**
 * @typedef {(event: unknown, context: object, callback: Callback) => unknown} Handler
 * @typedef {(error?: unknown, result?: unknown) => void} Callback
 */

/**
 * The result of a handler. A promise wins, and its callback is not heard. A handler that returns nothing answers by
 * `callback(error, result)`, once nothing is left to wait for, or at once where it has set
 * `context.callbackWaitsForEmptyEventLoop` to false; one that never calls back has null as its result.
 *
 * What a handler without the third parameter returns is its result. One that takes a callback often returns what is of no
 * use, `return setTimeout(…)`: that counts only when it does not call back.
 *
 * @param {Handler} handler
 * @param {unknown} event
 * @param {{ callbackWaitsForEmptyEventLoop?: boolean }} context
 */
exports.callHandler = async (handler, event, context) => {
  /** @type {{ error: unknown, result: unknown } | undefined} */
  let answer;
  let answerNow = () => {};
  const answeredEarly = new Promise((/** @type {(value: void) => void} */ resolve) => {
    answerNow = resolve;
  });
  const returned = handler(event, context, (error, result) => {
    answer ??= { error, result };
    if (context.callbackWaitsForEmptyEventLoop === false) answerNow();
  });
  if (isPromise(returned)) return await returned;
  if (returned !== undefined && handler.length < 3) return returned;
  const loop = watchEventLoop();
  await Promise.race([answeredEarly, loop.empty]);
  loop.stop();
  if (answer === undefined) return returned;
  if (answer.error !== undefined && answer.error !== null) throw answer.error;
  return answer.result;
};

/** @param {unknown} value @returns {value is PromiseLike<unknown>} */
function isPromise(value) {
  return typeof Object(value).then === "function";
}

/** `empty` resolves when nothing is left that this process waits for but the next event. */
function watchEventLoop() {
  let whenEmpty = () => {};
  const empty = new Promise((/** @type {(value: void) => void} */ resolve) => {
    whenEmpty = resolve;
  });
  process.channel?.unref();
  process.on("beforeExit", whenEmpty);
  const stop = () => {
    process.off("beforeExit", whenEmpty);
    process.channel?.ref();
  };
  return { empty, stop };
}

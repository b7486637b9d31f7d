// jest's environment for Node, which also lets go of what jest leaves behind. For each test file jest makes an AsyncLocalStorage and never
// disables it; Node 20 visits every one of them whenever a promise is made, so that the last files of a run take several times as long.
const { AsyncLocalStorage } = require("node:async_hooks");
const { TestEnvironment } = require("jest-environment-node");

/** @type {Set<AsyncLocalStorage<unknown>>} */
const inUse = new Set();
const run = AsyncLocalStorage.prototype.run;
AsyncLocalStorage.prototype.run = function (/** @type {unknown[]} */ ...args) {
  inUse.add(this);
  return Reflect.apply(run, this, args);
};

module.exports = class TidyEnvironment extends TestEnvironment {
  /** @override */
  async teardown() {
    for (const storage of inUse) storage.disable();
    inUse.clear();
    await super.teardown();
  }
};

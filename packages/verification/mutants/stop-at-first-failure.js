// A jest environment that skips what is left once a test has failed: a mutant need only be noticed once.
const { TestEnvironment } = require("jest-environment-node");

module.exports = class StopAtFirstFailure extends TestEnvironment {
  #hasFailed = false;

  /** @param {import("@jest/types").Circus.Event} event */
  handleTestEvent(event) {
    if (event.name === "test_done") this.#hasFailed ||= event.test.errors.length > 0;
    if (event.name === "test_start" && this.#hasFailed) event.test.mode = "skip";
  }
};

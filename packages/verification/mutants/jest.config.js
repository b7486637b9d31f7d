// How the mutation check runs the fast tests: in memory, under a fake clock, without a build.

/** @type {import("jest").Config} */
module.exports = {
  rootDir: "../../..",
  roots: ["<rootDir>/packages/verification/mutants"],
  testMatch: ["<rootDir>/packages/verification/mutants/fast-tests.ts"],
  testEnvironment: require.resolve("./stop-at-first-failure.js"),
  // A test that a mutant has made hang is a test that noticed it; the slowest healthy one takes a fifth of a second.
  testTimeout: 3_000,
  transform: { "\\.ts$": "<rootDir>/packages/message-push/tests/support/esbuild-transform.js" },
  setupFilesAfterEnv: ["<rootDir>/packages/verification/mutants/same-examples.ts"],
};

// Two projects: `npm test` runs the quick one, `npm run test:slow` the other, `npm run test:all` both. See docs/testing.md.
const { availableParallelism } = require("node:os");
const { PACKAGES_IN_ONE_FILE } = require("./tests/support/packages-in-one-file");

const shared = {
  transform: { "\\.ts$": "<rootDir>/tests/support/esbuild-transform.js" },
  testEnvironment: "<rootDir>/tests/support/environment.js",
  // Many tests run the built functions: they are built once per run, and only if a source has changed.
  globalSetup: "<rootDir>/tests/support/build-functions.ts",
  globalTeardown: "<rootDir>/tests/support/clean-up.ts",
  moduleNameMapper: PACKAGES_IN_ONE_FILE,
  // The installed packages are someone else's tests; the build output and the mutants are not source.
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/.desk/", "<rootDir>/.mutants/"],
};

/** @type {import("jest").Config} */
module.exports = {
  projects: [
    { ...shared, displayName: "quick", testMatch: ["<rootDir>/tests/**/!(*.slow).test.ts"] },
    { ...shared, displayName: "slow", testMatch: ["<rootDir>/tests/**/*.slow.test.ts"] },
  ],
  // By default jest leaves one core free, which is half of a machine with two; and some tests wait for processes that wait for each other.
  maxWorkers: availableParallelism() + 1,
  // Ends what hangs. No test waits for real time, so it says nothing about how fast a machine has to be.
  testTimeout: 120_000,
  collectCoverageFrom: ["src/**/*.ts"],
  coverageDirectory: "coverage",
};

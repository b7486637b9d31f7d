// Two projects: `npm test` runs the quick one, `npm run test:slow` the other, `npm run test:all` both. See CONTRIBUTING.md.
const { availableParallelism } = require("node:os");
const { PACKAGES_IN_ONE_FILE } = require("./packages/message-push/tests/support/packages-in-one-file");

// What the tests read is English, whatever the locale of the machine.
process.env.MESSAGE_PUSH_LANG = "en";

/** The template's own, and those of the packages. */
const TESTS = ["<rootDir>/tests", "<rootDir>/packages/*/tests"];

const shared = {
  transform: { "\\.ts$": "<rootDir>/packages/message-push/tests/support/esbuild-transform.js" },
  testEnvironment: "<rootDir>/packages/message-push/tests/support/environment.js",
  // The package runs from its sources here.
  testEnvironmentOptions: { customExportConditions: ["node", "node-addons", "message-push-source"] },
  // Many tests run the built functions: they are built once per run, and only if a source has changed.
  globalSetup: "<rootDir>/packages/message-push/tests/support/build-functions.ts",
  globalTeardown: "<rootDir>/packages/message-push/tests/support/clean-up.ts",
  moduleNameMapper: PACKAGES_IN_ONE_FILE,
  // The tests of a recipe run in the project of that recipe: tests/support/recipe.ts.
  testPathIgnorePatterns: ["/node_modules/", "/tests/recipes/[^/]+/"],
  // The installed packages are someone else's tests; the build output and the mutants are not source.
  modulePathIgnorePatterns: [
    "<rootDir>/dist/",
    "<rootDir>/packages/message-push/lib/",
    "<rootDir>/.desk/",
    "<rootDir>/.mutants/",
  ],
};

/** @type {import("jest").Config} */
module.exports = {
  projects: [
    { ...shared, displayName: "quick", testMatch: TESTS.map((folder) => `${folder}/**/!(*.slow).test.ts`) },
    { ...shared, displayName: "slow", testMatch: TESTS.map((folder) => `${folder}/**/*.slow.test.ts`) },
  ],
  // By default jest leaves one core free, which is half of a machine with two; and some tests wait for processes that wait for each other.
  maxWorkers: availableParallelism() + 1,
  // Ends what hangs. No test waits for real time, so it says nothing about how fast a machine has to be.
  testTimeout: 120_000,
  collectCoverageFrom: ["packages/message-push/src/**/*.ts"],
  coverageDirectory: "coverage",
};

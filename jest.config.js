/** @type {import("jest").Config} */
module.exports = {
  testMatch: ["<rootDir>/tests/**/*.test.ts"],
  transform: { "\\.ts$": "<rootDir>/tests/support/esbuild-transform.js" },
  // Many tests run the built functions, so every run starts from a fresh build.
  globalSetup: "<rootDir>/tests/support/build-functions.ts",
  collectCoverageFrom: ["src/**/*.ts"],
  coverageDirectory: "coverage",
  // The installed packages are someone else's tests; the build output and the mutants are not source.
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/.desk/", "<rootDir>/.mutants/"],
};

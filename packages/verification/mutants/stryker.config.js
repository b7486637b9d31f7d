// The mutation check: breaks the runtime core in hundreds of small ways and counts how many the fast tests notice.
// See CONTRIBUTING.md. `npm run mutants` runs it.

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
module.exports = {
  mutate: [
    "packages/message-push/src/runtime/**/*.ts",
    "packages/message-push/src/wechat/{reply-allowance,send-errors,return-codes,message-options,messages,page-link,picture-content,visible-text,unsupported,idempotency-key,parse-push,read-fields,read-packet,read-xml,read-json,walk-json,walk-xml,exact-number,pairs,acks,passive-reply-text,passive-reply,temp-media}.ts",
    "packages/message-push/src/wechat/http/*.ts",
    "packages/message-push/src/platform/memory/memory-store.ts",
  ],
  testRunner: "jest",
  jest: {
    projectType: "custom",
    configFile: "packages/verification/mutants/jest.config.js",
    enableFindRelatedTests: false,
  },
  coverageAnalysis: "perTest",
  plugins: ["@stryker-mutator/jest-runner", "./packages/verification/mutants/ignore-texts.mjs"],
  // What an error or a log line says to people is no behaviour; strings that decide something are mutated.
  ignorers: ["texts"],
  concurrency: 2,
  timeoutMS: 5_000,
  // Stryker would rewrite tsconfig.json by an API of TypeScript that version 7 does not have; the tests need no tsconfig.
  // What other tests make and remove meanwhile must not be copied.
  ignorePatterns: [
    "/tsconfig.json",
    "/dist",
    "/.desk",
    "/.readme-blocks-*",
    "/coverage",
    "/miniprogram",
    "/cloudfunctions",
  ],
  tempDirName: ".mutants/sandbox",
  reporters: ["clear-text", "progress-append-only", "json"],
  jsonReporter: { fileName: ".mutants/report.json" },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, skipFull: false },
  thresholds: { high: 100, low: 90, break: 88 },
};

// jest's global set-up: the tests of built functions run on what is in the working tree now.
import { resolve } from "node:path";
import { buildFunctions } from "../../scripts/bundle/build-functions";
import { makeDesk } from "./desk";

// Types are checked by `npm run types`; a test run must not depend on a file somebody is in the middle of writing.
module.exports = async () => {
  await buildFunctions({ projectDir: resolve(__dirname, "../.."), isTypeChecked: false });
  await makeDesk();
};

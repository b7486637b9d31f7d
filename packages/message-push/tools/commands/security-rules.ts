// npm run security-rules: the environment's function security rules that keep clients away from push functions.
import { PROJECT_DIR, runScript } from "../command-line";

const HELP = `Usage: npm run --silent security-rules

Prints the rules as JSON. Paste them in 云开发控制台 → 云函数 → 权限控制, beside those of your other functions. They concern
calls of clients only: WeChat's pushes, timers and calls by a key pass. They take up to 3 minutes.

  --help   this text`;

runScript({ help: HELP, flags: {} }, async () => {
  const { readCloudbaserc } = await import("../../simulator/project/cloudbaserc");
  const { functions } = readCloudbaserc(PROJECT_DIR);
  const closed = functions.map(({ name }) => [name, { invoke: false }] as const);
  // The platform's own default for every other function; the key is required.
  const rules = { "*": { invoke: "auth != null" }, ...Object.fromEntries(closed) };
  console.log(JSON.stringify(rules, null, 2));
});

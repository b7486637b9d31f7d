// message-push security-rules: the environment's function security rules that keep clients away from push functions.
import { PROJECT_DIR, runScript } from "../command-line";

const HELP = `Usage: npx message-push security-rules

Prints the rules as JSON. Paste them in 云开发控制台 → 云函数 → 权限控制, beside those of your other functions. They concern
calls of clients only: WeChat's pushes, timers and calls by a key pass. They take up to 3 minutes.

  --help   this text`;

runScript({ help: HELP, flags: {} }, async () => {
  const { inspectFunctions } = await import("../bundle/build-functions");
  const { readProjectFunctions } = await import("../bundle/project-functions");
  const built = await inspectFunctions(PROJECT_DIR);
  const closed = built.filter(({ isOfRuntime }) => isOfRuntime).map(({ name }) => name);
  // The platform's own default for every other function; the key is required.
  const rules = {
    "*": { invoke: "auth != null" },
    ...Object.fromEntries(closed.map((name) => [name, { invoke: false }])),
  };
  console.log(JSON.stringify(rules, null, 2));
  const { foreign, cloudbaserc } = readProjectFunctions(PROJECT_DIR);
  const others = [...new Set([...foreign, ...cloudbaserc.others, ...built.map(({ name }) => name)])];
  const left = others.filter((name) => !closed.includes(name));
  // Beside the JSON, which somebody may pipe on.
  if (left.length > 0)
    console.error(`No rule for ${left.join(", ")}: clients may go on calling what is not a push function.`);
});

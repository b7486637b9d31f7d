// `{{env.NAME}}` of cloudbaserc.json in the local run: where the value comes from, what the simulator supplies, what is refused.
import type { Simulator } from "../../simulator/simulator";
import { type ProjectOptions, startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";

const running: Simulator[] = [];
const shell = { ...process.env };

afterEach(async () => {
  process.env = { ...shell };
  await Promise.all(running.splice(0).map((sim) => sim.stop()));
});
afterAll(removeTinyProjects);

/** Replies with the variable that the customer names. */
const TELLS = 'defineFunction({ on: "text", handle: ({ Content }) => process.env[Content] ?? "nothing" })';

async function start(envVariables: Readonly<Record<string, string>>, options: ProjectOptions = {}): Promise<Simulator> {
  const sim = await startProject({ text: { main: TELLS, envVariables } }, options);
  running.push(sim);
  return sim;
}

async function told(sim: Simulator, ...names: readonly string[]): Promise<readonly string[]> {
  const customer = sim.customer();
  for (const name of names) await customer.says(name);
  return customer.replies;
}

test("a value comes from .env, from .env.local over it, and from the shell over both; text around it stays", async () => {
  process.env.FROM_SHELL = "shell";
  const names = ["FROM_FILE", "FROM_LOCAL", "FROM_SHELL"];
  const templates = Object.fromEntries(names.map((name) => [name, `<{{env.${name}}}>`]));
  const files = {
    ".env": names.map((name) => `${name}=file\n`).join(""),
    ".env.local": "FROM_LOCAL=local\nFROM_SHELL=local\n",
  };
  const sim = await start({ ...templates, LITERAL: "as it is" }, { files });
  expect(await told(sim, ...names, "LITERAL")).toEqual(["<file>", "<local>", "<shell>", "as it is"]);
});

test("nothing else of .env reaches a function", async () => {
  const sim = await start({}, { files: { ".env": "LLM_KEY=secret\n" } });
  expect(await told(sim, "LLM_KEY")).toEqual(["nothing"]);
});

test("a variable that is set nowhere is refused, with every function that asks for it, and no value of another", async () => {
  const asks = { LLM_KEY: "{{env.LLM_KEY}}", LLM_BASE: "{{env.LLM_BASE}}", SHOP_KEY: "{{env.SHOP_KEY}}" };
  const options = { relay: { envVariables: { KEY: "{{env.LLM_KEY}}" } }, files: { ".env": "SHOP_KEY=hush-hush\n" } };
  const refused = await start(asks, options).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: "VARIABLE_UNSET",
    fact: "cloudbaserc.json asks for variables that are set nowhere: LLM_KEY (for text, relay), LLM_BASE (for text).",
    fix: expect.stringMatching(/LLM_KEY=… and LLM_BASE=….* into \.env, .* \.env\.local/),
  });
  expect(String(refused)).not.toContain("hush-hush");
});

test("a variable that is set to nothing is nothing", async () => {
  const sim = await start({ PROMPT: "{{env.PROMPT}}" }, { files: { ".env": "PROMPT=\n" } });
  expect(sim.environmentFor("text").PROMPT).toBe("");
});

test("the account and the environment are the local ones, whatever .env says, and need no .env", async () => {
  const asks = {
    WECHAT_APPID: "{{env.WECHAT_APPID}}",
    WECHAT_APPSECRET: "{{env.WECHAT_APPSECRET}}",
    OWN_NAME_FOR_IT: "{{env.WECHAT_APPSECRET}}",
    WECHAT_TOKEN: "{{env.WECHAT_TOKEN}}",
    WECHAT_TOKEN_PREVIOUS: "{{env.WECHAT_TOKEN_PREVIOUS}}",
    ENVIRONMENT: "{{env.ENV_ID}}",
  };
  const local = {
    WECHAT_APPID: "wx0000000000000000",
    WECHAT_APPSECRET: "0".repeat(32),
    OWN_NAME_FOR_IT: "0".repeat(32),
    WECHAT_TOKEN: "simulatortoken0000000",
    WECHAT_TOKEN_PREVIOUS: "simulatortokenbefore",
    ENVIRONMENT: "sim-local",
  };
  expect((await start(asks)).environmentFor("text")).toMatchObject(local);
  const real = "ENV_ID=prod-1a2b3c\nWECHAT_APPID=wx0123456789abcdef\nWECHAT_APPSECRET=real\nWECHAT_TOKEN=real\n";
  const sim = await start(asks, { files: { ".env": real } });
  expect(sim.environmentFor("text")).toMatchObject(local);
});

test("neither the list of functions nor the control API tells a value that was filled in", async () => {
  const files = { ".env": "LLM_KEY=hush-hush\n" };
  const sim = await start({ LLM_KEY: "Bearer {{env.LLM_KEY}}", LLM_BASE: "https://llm.example" }, { files });
  expect(sim.environmentFor("text").LLM_KEY).toBe("Bearer hush-hush");
  expect(JSON.stringify(sim.functions)).not.toContain("hush-hush");
  const response = await fetch(`${sim.url}/__sim/environment/text`);
  expect(await response.json()).toMatchObject({ LLM_KEY: "Bearer {{env.LLM_KEY}}", LLM_BASE: "https://llm.example" });
});

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Simulator, startSimulator } from "../../../message-push/simulator/simulator";

const root = resolve(__dirname, "../../../..");
const files = ["docs/operating.md", "docs/operating.zh-CN.md"];
const read = (file: string) => readFileSync(resolve(root, file), "utf8");
const scriptsOf = (file: string) => [...read(file).matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = ""]) => code);

test("both languages have the same scripts for the console", () => {
  const [english, chinese] = files.map(scriptsOf);
  expect(chinese).toEqual(english);
  expect(english).toHaveLength(8);
});

describe("the scripts for the console, on the stand-in database", () => {
  let sim: Simulator;
  let run: (script: string) => Promise<unknown>;
  const script = (word: string, ids: Readonly<Record<string, string>> = {}) => {
    const found = scriptsOf("docs/operating.md").filter((code) => code.includes(word));
    expect([word, found.length]).toEqual([word, 1]);
    return Object.entries(ids).reduce((code, [name, id]) => code.replaceAll(name, id), found[0] ?? "");
  };

  beforeAll(async () => {
    sim = await startSimulator();
    Object.assign(process.env, sim.environmentFor("text"));
    const cloud: typeof import("wx-server-sdk") = require("wx-server-sdk");
    cloud.init({ env: "sim-local" });
    const db = cloud.database();
    run = (code) => new Function("db", `return ${code}`)(db);
  }, 60_000);
  afterAll(() => sim.stop());
  afterEach(() => sim.faults.clear());

  /** A customer whose reply WeChat refused for good. */
  async function deadLetter() {
    const customer = sim.customer();
    sim.faults.inject({ on: "customerServiceMessage.send", kind: "errcode", errcode: 45002, openid: customer.openid });
    await customer.says("你好");
    const [dead] = sim.documents("message_pushes").filter(({ touser }) => touser === customer.openid);
    return { customer, id: String(dead?._id), dead };
  }

  test("a dead letter is counted and listed, without what was said and to whom", async () => {
    const { id, customer } = await deadLetter();
    expect(await run(script('state: "dead" }).count()'))).toMatchObject({ total: 1 });
    const { data } = (await run(script("lastError: true"))) as { data: Record<string, unknown>[] };
    expect(data).toEqual([expect.objectContaining({ _id: id, reason: "SEND_REFUSED", errCode: 45002, pair: "text" })]);
    expect(JSON.stringify(data)).not.toContain(customer.openid);
    expect(await run(script("doc(", { PUSH_ID: id }))).toMatchObject({ data: { state: "dead" } });
  });

  test("a dead letter that is run again is sent by the relay, once", async () => {
    const { id, customer } = await deadLetter();
    await run(script('_id: "PUSH_ID"', { PUSH_ID: id }));
    await sim.fireTimer("relay");
    await sim.fireTimer("relay");
    expect(customer.replies).toEqual(["您好，请问有什么可以帮您？"]);
    expect(sim.documents("message_pushes").find(({ _id }) => _id === id)).toMatchObject({ state: "completed" });
  });

  test("what is due for long is shown, and what has just come is not", async () => {
    const { id } = await deadLetter();
    await run(script('_id: "PUSH_ID"', { PUSH_ID: id }));
    const overdue = async () => ((await run(script("db.command.lt"))) as { data: { _id: string }[] }).data;
    expect(await overdue()).toEqual([]);
    expect(await run(script('"waiting"]) }).count()'))).toMatchObject({ total: 1 });
    await sim.fireTimer("relay");
  });

  test("all dead letters of one kind are run again, and no others", async () => {
    const { id } = await deadLetter();
    expect(await run(script('reason: "HANDLER_FAILED"'))).toMatchObject({ stats: { updated: 0 } });
    expect(await run(script('reason: "HANDLER_FAILED"').replace("HANDLER_FAILED", "SEND_REFUSED"))).toMatchObject({
      stats: { updated: expect.any(Number) },
    });
    expect(sim.documents("message_pushes").find(({ _id }) => _id === id)).toMatchObject({ state: "waiting", runs: 0 });
    await sim.fireTimer("relay");
  });

  test("a customer who asks to be forgotten is", async () => {
    const { customer } = await deadLetter();
    await run(script("OPENID", { OPENID: customer.openid }));
    expect(sim.documents("message_pushes").some(({ touser }) => touser === customer.openid)).toBe(false);
  });
});

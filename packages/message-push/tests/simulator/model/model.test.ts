// A model behind built functions, with the real SDK, by both roads: nothing lost, nothing said twice, no second text, one voice.
import { MODEL_BEHAVIOURS } from "../../../simulator/model/model-order";
import { CLOUDBASE, ENDPOINT, modelFunction, UNSURE } from "../../support/model-project";
import { drain, startProject } from "../../support/runtime-project";
import type { Simulator } from "../../support/simulator";
import { removeTinyProjects } from "../../support/tiny-project";
import { until } from "../../support/until";

afterAll(removeTinyProjects);

describe.each([
  ["endpoint", ENDPOINT],
  ["cloudbase", CLOUDBASE],
] as const)("by %s", (road, variables) => {
  let sim: Simulator;
  beforeAll(async () => {
    sim = await startProject({ text: modelFunction(variables) });
    // The first pushes create the collections.
    await sim.customer().says("想刻个名");
    await sim.customer().says("写一下刻字要多久");
    await sim.idle();
  }, 60_000);
  beforeEach(() => sim.model.behave());
  afterEach(() => sim.faults.clear());
  afterAll(() => sim.stop());

  const asked = () => sim.model.requests.length;
  const write = (words: string) => `写：${words}`;

  test("a rule that the model chooses is said, and asked for by this road", async () => {
    const customer = sim.customer();
    const before = asked();
    await customer.says("我想刻字，行吗");
    expect(customer.replies).toEqual(["可以刻字，三天做好。"]);
    expect(sim.model.requests.slice(before)).toMatchObject([{ road, isStream: true, model: variables.MODEL_NAME }]);
  });

  test("the calls that a choice makes, beside those of every push", async () => {
    const customer = sim.customer();
    await customer.says("我想刻字，行吗");
    const report = await customer.says("能不能刻字，行吗");
    const own = sim.requestsOf(report).filter(({ request }) => request.collectionName === "desk_states");
    // Its claim, two counts that are read and written, and the outcome.
    expect(own.map(({ target }) => target)).toHaveLength(6);
  });

  test("an answer that the model writes has WeChat's mark, and was checked", async () => {
    const customer = sim.customer();
    await customer.says(write("刻字服务要多久"));
    await sim.idle();
    expect(customer.replies).toEqual(["您好！可以刻字，三天做好。\n如果还有别的问题，请随时告诉我。"]);
    expect(customer.inbox.filter(({ kind }) => kind === "reply")).toMatchObject([
      { message: { aimsgcontext: { is_ai_msg: 1 } } },
    ]);
    const checks = sim.requests().filter(({ target }) => target === "security.msgSecCheck");
    expect(checks.at(-1)?.outcome).toBe("ok");
  });

  test("a text that WeChat refuses is not said", async () => {
    sim.model.behave({ says: "有违规内容。" });
    const customer = sim.customer();
    await customer.says(write("刻字"));
    await sim.idle();
    expect(customer.replies).toEqual([UNSURE]);
  });

  const UNUSABLE = ["busy", "failing", "nonsense", "breaks-off"] as const;
  test.each(UNUSABLE)(
    "a model that is %s: a choice is a person's, and a text the sentence of ours",
    async (behaviour) => {
      sim.model.behave({ behaviour });
      expect(await sim.customer().says("我想刻字，行吗")).toMatchObject({ isTransferred: true, replies: [] });
      const customer = sim.customer();
      await customer.says(write("刻字服务要多久"));
      await sim.idle();
      expect(customer.replies).toEqual([UNSURE]);
      expect(await customer.says(write("那好"))).toMatchObject({ isTransferred: true });
    },
  );

  test.each(["markdown", "thinks"] as const)("a model that %s: the text is plain and whole", async (behaviour) => {
    sim.model.behave({ behaviour });
    const customer = sim.customer();
    await customer.says(write("刻字服务要多久"));
    await sim.idle();
    expect(customer.replies.join("\n")).toContain("可以刻字，三天做好。");
    expect(customer.replies.join("\n")).not.toMatch(/\*\*|promo|```|think|###/);
  });

  test("a person who takes over while the model writes has the conversation alone", async () => {
    let answer: (text: string) => void = () => undefined;
    const written = new Promise<string>((resolve) => {
      answer = resolve;
    });
    sim.model.behave({ says: () => written });
    const before = asked();
    const customer = sim.customer();
    await customer.says(write("刻字服务要多久"));
    await until(() => asked() > before);
    expect(await customer.says("人工")).toMatchObject({ isTransferred: true });
    answer("可以刻字，三天做好。");
    await sim.idle();
    await drain(sim);
    expect(customer.replies).toEqual([]);
  });

  test("a push that comes again is asked once and answered once", async () => {
    for (const words of ["我想刻字，行吗", write("刻字服务要多久")]) {
      const customer = sim.customer();
      const { openid } = customer;
      const before = asked();
      const packet = sim.wechat.packets.text(openid, words);
      await sim.push(packet);
      await sim.idle();
      await sim.push(packet);
      await sim.idle();
      expect([customer.replies.length, asked() - before]).toEqual([1, 1]);
    }
  });

  const QUICK = MODEL_BEHAVIOURS.filter((own) => own !== "slow" && own !== "late");
  const EVERY_CASE = QUICK.flatMap((behaviour) =>
    ["我想刻字，行吗", write("刻字服务要多久")].map((words) => [behaviour, words] as const),
  );
  test.each(EVERY_CASE)(
    "a model that %s, asked %s, is asked once, and one answer or a person comes of it",
    async (behaviour, words) => {
      sim.model.behave({ behaviour });
      const customer = sim.customer();
      const before = asked();
      // WeChat is busy once, so that a part of it is sent again.
      const { openid } = customer;
      if (behaviour === "answers")
        sim.faults.inject({ on: "customerServiceMessage.send", kind: "errcode", errcode: -1, openid });
      const { isTransferred } = await customer.says(words);
      await sim.idle();
      await drain(sim);
      expect(asked() - before).toBe(1);
      expect(customer.replies).toHaveLength(isTransferred ? 0 : 1);
      expect(sim.deadLetters()).toEqual([]);
    },
  );

  test("no line of a log and no record has the key, a token, or what was asked", () => {
    const printed = JSON.stringify(sim.events.all().filter(({ kind }) => kind === "log-line"));
    expect(printed).not.toMatch(/secret-key|simulator-gateway-token|刻字/);
    expect(printed).toContain("desk-model-failed");
  });
});

test("a choice that is late is a person's, and a text that is late the sentence of ours; neither is said afterwards", async () => {
  // Functions wait by a timer of their own: half as fast as in the cloud, and a timeout that is short.
  const sim = await startProject({ text: modelFunction(ENDPOINT, 6) }, { clockRate: 0.5 });
  sim.model.behave({ behaviour: "late" });
  const [chooses, writes] = [sim.customer(), sim.customer()];
  const [report] = await Promise.all([chooses.says("我想刻字，行吗"), writes.says("写：刻字服务要多久")]);
  expect(report).toMatchObject({ isTransferred: true });
  await sim.idle();
  sim.clock.advance(60_000);
  await sim.idle();
  expect([chooses.replies, writes.replies]).toEqual([[], [UNSURE]]);
  expect(sim.model.requests).toHaveLength(2);
  await sim.stop();
}, 60_000);

test("the token of CloudBase's gateway is fetched once in an instance, and again when it ends", async () => {
  const sim = await startProject({ text: modelFunction(CLOUDBASE) });
  const tokens = () =>
    sim.events
      .all()
      .filter((event) => event.kind === "outgoing-request" && event.url.endsWith("/token/clientCredential"));
  await sim.customer().says("我想刻字，行吗");
  await sim.customer().says("我想刻字，好吗");
  expect(tokens()).toHaveLength(1);
  sim.clock.advance(7_150_000);
  await sim.customer().says("我想刻字，好吗");
  expect(tokens()).toHaveLength(2);
  await sim.stop();
}, 60_000);

test("without variables there is no model, and the chain is as it was", async () => {
  const sim = await startProject({ text: modelFunction({}) });
  expect(await sim.customer().says("我想刻字，行吗")).toMatchObject({ isTransferred: true });
  expect([sim.model.requests, sim.documents("desk_states")]).toEqual([[], []]);
  await sim.stop();
}, 60_000);

test("where cloudbaserc.json asks for a model that nothing sets, and in `npm start`, the local one answers; .env.local counts before", async () => {
  const asks = Object.fromEntries(Object.keys(ENDPOINT).map((name) => [name, `{{env.${name}}}`]));
  const named = await startProject({ text: modelFunction(asks) });
  const started = await startProject({ text: modelFunction({}) }, { hasModel: true });
  const own = await startProject(
    { text: modelFunction({}) },
    {
      hasModel: true,
      files: { ".env.local": "MODEL_BASE_URL=https://models.example.com/v1\nMODEL_NAME=m\nMODEL_API_KEY=k\n" },
    },
  );
  const real = own.http("https://models.example.com/v1/chat/completions", {
    json: { choices: [{ message: { content: '{"ids":["e1"]}' }, finish_reason: "stop" }] },
  });
  for (const sim of [named, started, own]) {
    const customer = sim.customer();
    await customer.says("我想刻字，行吗");
    expect(customer.replies).toEqual(["可以刻字，三天做好。"]);
    await sim.stop();
  }
  expect(real.requests).toMatchObject([
    { headers: { authorization: "Bearer k" }, json: { model: "m", temperature: 0 } },
  ]);
}, 60_000);

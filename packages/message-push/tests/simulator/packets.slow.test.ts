// Packets as answers, from a built function to the local WeChat and back: over HTTP and in function mode.
import type { Simulator } from "../../simulator/simulator";
import type { OwnPairs } from "../../src/wechat/catalogue/facts";
import { definePairs } from "../../src/wechat/own-pairs";
import { startProject } from "../support/runtime-project";

let sim: Simulator | undefined;
afterEach(async () => {
  await sim?.stop();
  sim = undefined;
});

const TRACK = "event:waybill_notify_query";
const COURIER = `defineHttpPush({ functions: [defineFunction({
  on: "${TRACK}",
  handle: ({ WaybillId }, { log }) => {
    globalThis.runs = (globalThis.runs ?? 0) + 1;
    log.info("asked", { run: globalThis.runs });
    if (process.env.FAILS !== undefined && globalThis.runs <= Number(process.env.FAILS)) throw new Error("down");
    const Path = [{ ActionTime: 1718596800, ActionType: 100001, ActionMsg: "揽件 ]]> <" + WaybillId + ">" }];
    return ack.packet({ ResultCode: 0, ResultMsg: "", Path, WaybillCreateTime: 1718590000 });
  },
})] })`;
/** The simulator puts its own in their place. */
const SETTINGS = {
  WECHAT_APPID: "real",
  WECHAT_APPSECRET: "real",
  WECHAT_TOKEN: "real",
  WECHAT_ENCODING_AES_KEY: "real",
  WECHAT_PUSH_MODE: "plain",
};
const ANSWER = {
  MsgType: "event",
  Event: "waybill_notify_query",
  ResultCode: 0,
  ResultMsg: "",
  Path: [{ ActionTime: 1718596800, ActionType: 100001, ActionMsg: "揽件 ]]> <SF1380274619504>" }],
  WaybillCreateTime: 1718590000,
};

test.each([
  ["secure", "xml"],
  ["secure", "json"],
  ["compatible", "xml"],
  ["plain", "xml"],
] as const)(
  "in %s mode, as %s, WeChat reads the list and the text, and twice at once runs the handler once",
  async (mode, format) => {
    sim = await startProject({ http_push: { main: COURIER, envVariables: SETTINGS } }, { httpPush: { mode, format } });
    sim.faults.inject({ on: "push", kind: "twice" });
    const report = await sim.pushSample(TRACK);
    expect(report).toMatchObject({
      route: "http",
      functionName: "http_push",
      attempts: [{ outcome: "answered", passiveReply: ANSWER }],
    });
    expect(sim.documents("message_pushes")).toMatchObject([{ state: "completed", passiveReply: ANSWER, runs: 1 }]);
  },
  60_000,
);

test("a handler that fails is told as fail with status 500, and WeChat delivers again until it gets the packet", async () => {
  const courier = { main: COURIER, envVariables: { ...SETTINGS, FAILS: "2" } };
  sim = await startProject({ http_push: courier }, { httpPush: { format: "xml" } });
  const { attempts } = await sim.pushSample(TRACK);
  expect(attempts).toMatchObject([
    { outcome: "failed", detail: "status 500: fail" },
    { outcome: "failed", detail: "status 500: fail" },
    { outcome: "answered", passiveReply: ANSWER },
  ]);
}, 60_000);

const OWN_PACKET = {
  ToUserName: "gh_1",
  FromUserName: "oTheCourier",
  CreateTime: 1_700_000_000,
  MsgType: "event",
  Event: "our_courier",
  order_id: "7",
};
const OWN_PAIRS = {
  "event:our_courier": {
    kind: "packet",
    fields: { order_id: "text" },
    answer: { code: "number!", steps: [{ at: "number!", where: "text" }, "!"], rider: { name: "text!" } },
    sample: OWN_PACKET,
  },
} as const satisfies OwnPairs;
// For the functions it is in their file; the local WeChat is in this process.
definePairs(OWN_PAIRS);
const OWN = `defineFunction({
  on: "event:our_courier",
  handle: ({ order_id }) => {
    globalThis.runs = (globalThis.runs ?? 0) + 1;
    if (order_id === "fails" && globalThis.runs === 1) throw new Error("down");
    if (order_id === "wrong") return ack.packet({ code: "0", steps: [] });
    return ack.packet({ code: 0, steps: [{ at: globalThis.runs, where: order_id }] });
  },
})`;
const files = {
  "cloudfunctions/own-pairs.ts": `import { definePairs } from "#runtime";\nexport const OWN_PAIRS = definePairs(${JSON.stringify(OWN_PAIRS)});\n`,
};

test("a team's own pair in function mode: the packet is the function's result, recorded, and given again", async () => {
  sim = await startProject({ our_courier: { main: OWN } }, { files });
  const answered = {
    outcome: "answered",
    passiveReply: { FromUserName: "gh_1", code: 0, steps: [{ at: 1, where: "7" }] },
  };
  expect(await sim.push(OWN_PACKET)).toMatchObject({ route: "function", attempts: [answered] });
  expect(await sim.push(OWN_PACKET)).toMatchObject({ attempts: [answered] });
}, 60_000);

test("in function mode a handler that fails is pushed again, and a wrong answer is never acknowledged", async () => {
  sim = await startProject({ our_courier: { main: OWN } }, { files });
  const { attempts } = await sim.push({ ...OWN_PACKET, order_id: "fails" });
  expect(attempts).toMatchObject([
    { outcome: "failed", passiveReply: "fail" },
    { outcome: "answered", passiveReply: { steps: [{ at: 2, where: "fails" }] } },
  ]);
  const wrong = await sim.push({ ...OWN_PACKET, order_id: "wrong" });
  expect(wrong.attempts).toMatchObject(Array(3).fill({ outcome: "failed", passiveReply: "fail" }));
  expect(wrong.attempts[0]?.invocation?.logs.join("\n")).toContain("OUTPUT_INVALID");
}, 60_000);

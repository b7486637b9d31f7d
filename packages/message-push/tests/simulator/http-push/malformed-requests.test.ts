// What arrives when something wrong is asked for: wrong in one way, and no push.
import type { HttpPushOptions } from "../../../simulator/http-push/endpoint";
import { MALFORMED_REQUESTS, type MalformedRequest } from "../../../simulator/http-push/malformed-requests";
import { LOCAL_ACCOUNT, LOCAL_ENDPOINT } from "../../../simulator/local-account";
import { type Arrived, httpPushServer, opened, sign } from "../../support/http-push-server";
import { type Simulator, startSimulator } from "../../support/simulator";

let server: Awaited<ReturnType<typeof httpPushServer>>;
let sim: Simulator;
let plain: Simulator;
beforeAll(async () => {
  server = await httpPushServer();
  server.answerWith(() => ({ status: 403, body: "no" }));
  const start = (httpPush: HttpPushOptions) => startSimulator({ httpPush: { ...httpPush, to: server.url } });
  [sim, plain] = await Promise.all([start({ pairs: "all" }), start({ mode: "plain" })]);
});
afterAll(() => Promise.all([sim.stop(), plain.stop(), server.close()]));

async function arrives(kind: MalformedRequest): Promise<Arrived> {
  const answer = await sim.httpPush.send({ kind });
  expect(answer).toMatchObject({ status: 403, body: "no", headers: {} });
  return server.last();
}

/** Which of its signatures are right. */
function signatures({ query, body }: Arrived) {
  const { timestamp = "", nonce = "", signature, msg_signature } = query;
  const encrypted = /"Encrypt":"([^"]+)/.exec(body)?.[1] ?? "";
  return {
    three: signature === sign(LOCAL_ENDPOINT.token, timestamp, nonce),
    four: msg_signature === sign(LOCAL_ENDPOINT.token, timestamp, nonce, encrypted),
    encrypted,
  };
}

const RIGHT = { three: true, four: true };

test("echo is rightly signed, echo-forged is not", async () => {
  const right = await arrives("echo");
  expect(right).toMatchObject({ method: "GET", query: { echostr: expect.stringMatching(/^\d+$/) }, body: "" });
  expect(signatures(right).three).toBe(true);
  expect(signatures(await arrives("echo-forged")).three).toBe(false);
});

test("forged-signature has wrong ones, no-signature none", async () => {
  expect(signatures(await arrives("forged-signature"))).toMatchObject({ three: false, four: false });
  const { query } = await arrives("no-signature");
  expect(Object.keys(query).sort()).toEqual(["encrypt_type", "nonce", "openid", "timestamp"]);
});

test("replay is an earlier delivery byte for byte, and needs one", async () => {
  await expect(sim.httpPush.send({ kind: "replay" })).rejects.toMatchObject({ code: "OPTION_INVALID" });
  await sim.customer().says("你好");
  const pushed = server.last();
  const again = await arrives("replay");
  expect(again).toEqual(pushed);
  expect(again).not.toBe(pushed);
});

test("stale is a day old and rightly signed", async () => {
  const stale = await arrives("stale");
  expect(signatures(stale)).toMatchObject(RIGHT);
  expect(Number(stale.query.timestamp)).toBeLessThan(sim.clock.nowMs() / 1000 - 86_000);
});

test("downgrade has the fields in the clear, and a right three-part signature", async () => {
  const downgrade = await arrives("downgrade");
  expect(signatures(downgrade)).toMatchObject({ three: true, four: false, encrypted: "" });
  expect(JSON.parse(downgrade.body)).toMatchObject({ MsgType: "text" });
  expect(downgrade.query).not.toHaveProperty("encrypt_type");
});

test("flipped-bit has one bit of the ciphertext changed, also where the mode is plain", async () => {
  const { three, four, encrypted } = signatures(await arrives("flipped-bit"));
  expect([three, four]).toEqual([true, false]);
  const bytes = Buffer.from(encrypted, "base64");
  bytes[16] = (bytes[16] ?? 0) ^ 1;
  const { query } = server.last();
  const { timestamp = "", nonce = "" } = query;
  expect(sign(LOCAL_ENDPOINT.token, timestamp, nonce, bytes.toString("base64"))).toBe(query.msg_signature);
  await plain.httpPush.send({ kind: "flipped-bit" });
  expect(server.last().query).toHaveProperty("encrypt_type", "aes");
});

test("foreign-appid and wrong-padding are rightly signed, and wrong inside", async () => {
  const foreign = signatures(await arrives("foreign-appid"));
  expect(foreign).toMatchObject(RIGHT);
  expect(opened(foreign.encrypted).appid).toMatch(/^wx/);
  expect(opened(foreign.encrypted).appid).not.toBe(LOCAL_ACCOUNT.appid);
  const padded = signatures(await arrives("wrong-padding"));
  expect(padded).toMatchObject(RIGHT);
  expect(opened(padded.encrypted).pad).toBe(64);
});

test("rubbish, oversized, wrong-method, wrong-content-type and probe", async () => {
  const rubbish = await arrives("rubbish");
  expect(() => JSON.parse(rubbish.body)).toThrow();
  const oversized = await arrives("oversized");
  expect(signatures(oversized)).toMatchObject(RIGHT);
  expect(oversized.body.length).toBeGreaterThan(200_000);
  expect(await arrives("wrong-method")).toMatchObject({ method: "PUT" });
  expect((await arrives("wrong-content-type")).headers["content-type"]).toBe("image/png");
  expect(await arrives("probe")).toMatchObject({ method: "POST", query: {}, body: '{"action":"CheckContainerPath"}' });
});

test("the control API sends every kind, tells the endpoint, and refuses another kind", async () => {
  const ask = async (body: object) => {
    const answer = await fetch(`${sim.url}/__sim/http-push`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: answer.status, json: await answer.json() };
  };
  for (const kind of MALFORMED_REQUESTS)
    expect(await ask({ kind })).toMatchObject({ status: 200, json: { status: 403 } });
  expect(await ask({ kind: "nothing" })).toMatchObject({ status: 400, json: { error: { code: "OPTION_INVALID" } } });
  const endpoint = await fetch(`${sim.url}/__sim/http-push`);
  expect(await endpoint.json()).toMatchObject({ token: LOCAL_ENDPOINT.token, mode: "secure", to: server.url });
});

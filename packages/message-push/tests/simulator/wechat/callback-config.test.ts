// The stand-in for the console's push table behind /tcb.
import { createClock } from "../../../simulator/clock";
import { LOCAL_AUTHORIZER_TOKEN } from "../../../simulator/local-account";
import { createConsoleTable } from "../../../simulator/wechat/callback-config";
import { createAccessTokenRegistry } from "../../../simulator/wechat/http-api-tokens";
import type { WechatRules } from "../../../simulator/wechat/rules";

const ROW = { msgType: "text", event: "", env: "env-1", functionName: "text", enable: true };
const CONTAINER = { enable: true, qbase_env: "q", qbase_container_path: "/p", text_mode: 2 } as const;

function bench(rules: Partial<WechatRules> = {}) {
  const clock = createClock();
  const tokens = createAccessTokenRegistry(clock);
  const { table, routes } = createConsoleTable({ tokens, rules });
  const ask = async (name: string, token = LOCAL_AUTHORIZER_TOKEN, body: string | object = {}, method = "POST") => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const init = method === "GET" ? { method } : { method, body: text };
    const response = await routes.request(`/${name}?access_token=${token}`, init);
    expect(response.status).toBe(200);
    return (await response.json()) as { errcode: number; data?: unknown };
  };
  const set = async (body: string | object) => (await ask("setcallbackconfig", undefined, body)).errcode;
  return { clock, tokens, table, ask, set };
}

test("what is set is what is read; the list of rows is replaced as a whole, and a part that is left out stays", async () => {
  const { ask, set, table } = bench();
  expect(await set({ function_config: { enable: true, callbacks: [ROW, { ...ROW, msgType: "image", x: 1 }] } })).toBe(
    0,
  );
  expect(await set({ container_config: { ...CONTAINER, enable: false } })).toBe(0);
  expect(await set({ function_config: { enable: true, callbacks: [ROW] } })).toBe(0);
  const data = {
    function_config: { enable: true, callbacks: [ROW] },
    container_config: { ...CONTAINER, enable: false },
  };
  expect(await ask("getcallbackconfig")).toEqual({ errcode: 0, errmsg: "ok", data });
  expect(table.current()).toEqual(data);
});

test.each(["getcallbackconfig", "setcallbackconfig"])("%s looks at the method, then at the token", async (name) => {
  const { ask, tokens, clock } = bench();
  const body = { function_config: { enable: true, callbacks: [] } };
  const errcode = async (token: string, method?: string) => (await ask(name, token, body, method)).errcode;
  const own = tokens.issue(false).access_token;
  expect(await errcode(LOCAL_AUTHORIZER_TOKEN, "GET")).toBe(43002);
  expect(await errcode("")).toBe(41001);
  expect(await errcode("made-up")).toBe(40014);
  expect(await errcode(own)).toBe(48001);
  clock.advance(7_200_000);
  expect(await errcode(own)).toBe(42001);
  expect(await errcode(LOCAL_AUTHORIZER_TOKEN)).toBe(0);
});

test("a rule lets the mini program's own token in", async () => {
  const { ask, tokens } = bench({ ownTokenMaySetPushTable: true });
  expect((await ask("getcallbackconfig", tokens.issue(false).access_token)).errcode).toBe(0);
});

test.each([
  ["no JSON", "{", 47001],
  ["no object", "null", 40101],
  [
    "rows without a function",
    { function_config: { enable: true, callbacks: [{ ...ROW, functionName: undefined }] } },
    40101,
  ],
  ["no rows", { function_config: { enable: true } }, 40101],
  ["a format of text that is none", { container_config: { ...CONTAINER, text_mode: 3 } }, 40101],
])("a body with %s changes nothing", async (_, body, errcode) => {
  const { set, table } = bench();
  const before = table.current();
  expect(await set(body)).toBe(errcode);
  expect(table.current()).toEqual(before);
});

test("while push to 云托管 is on, push to functions cannot be switched on; rows are stored all the same", async () => {
  const { set, table } = bench();
  expect(await set({ container_config: CONTAINER })).toBe(0);
  expect(await set({ function_config: { enable: true, callbacks: [ROW] } })).toBe(-1);
  expect(await set({ function_config: { enable: false, callbacks: [ROW] } })).toBe(0);
  expect(table.current().function_config).toEqual({ enable: false, callbacks: [ROW] });
});

test("an ordered errcode is given once, and nothing is done", async () => {
  const { set, table } = bench();
  table.refuseNext(-1);
  expect(await set({ function_config: { enable: true, callbacks: [ROW] } })).toBe(-1);
  expect(table.current().function_config.callbacks).toEqual([]);
  expect(await set({ function_config: { enable: true, callbacks: [ROW] } })).toBe(0);
});

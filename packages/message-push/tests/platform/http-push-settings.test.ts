import { readHttpPushSettings } from "../../src/platform/http-push-settings";

const SET = {
  WECHAT_APPID: "wx3d289323f5900f8e",
  WECHAT_APPSECRET: "0123456789abcdef0123456789ABCDEF",
  WECHAT_TOKEN: "aToken",
  WECHAT_ENCODING_AES_KEY: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
};

test("secure is the default, with one pair of Token and key", () => {
  const { appid, mode, keys } = readHttpPushSettings(SET);
  expect({ appid, mode }).toEqual({ appid: SET.WECHAT_APPID, mode: "secure" });
  expect(keys).toEqual([{ token: "aToken", aesKey: expect.any(Buffer) }]);
  expect(keys[0]?.aesKey).toHaveLength(32);
});

test("while they are exchanged, the previous pair comes second", () => {
  const previous = { WECHAT_TOKEN_PREVIOUS: "oldToken", WECHAT_ENCODING_AES_KEY_PREVIOUS: "B".repeat(43) };
  expect(readHttpPushSettings({ ...SET, ...previous }).keys.map(({ token }) => token)).toEqual(["aToken", "oldToken"]);
});

test("plain mode needs no key, and has to be asked for in so many words", () => {
  const { WECHAT_ENCODING_AES_KEY: _, ...rest } = SET;
  expect(readHttpPushSettings({ ...rest, WECHAT_PUSH_MODE: "plain" })).toMatchObject({
    mode: "plain",
    keys: [{ token: "aToken" }],
  });
  expect(() => readHttpPushSettings(rest)).toThrow(/WECHAT_ENCODING_AES_KEY is missing/);
});

test("微信云托管 needs neither Token nor key", () => {
  const { WECHAT_APPID, WECHAT_APPSECRET } = SET;
  expect(readHttpPushSettings({ WECHAT_APPID, WECHAT_APPSECRET, WECHAT_PUSH_MODE: "container" })).toMatchObject({
    keys: [],
  });
});

test.each([
  ["WECHAT_APPID", "3d289323f5900f8e", /WECHAT_APPID is not wx and 16/],
  ["WECHAT_APPSECRET", "short", /WECHAT_APPSECRET is not 32/],
  ["WECHAT_TOKEN", "a b", /WECHAT_TOKEN is not 3 to 32/],
  ["WECHAT_TOKEN", "", /WECHAT_TOKEN is missing/],
  ["WECHAT_ENCODING_AES_KEY", "A".repeat(42), /WECHAT_ENCODING_AES_KEY is not 43/],
  ["WECHAT_PUSH_MODE", "Secure", /WECHAT_PUSH_MODE is none of secure, compatible, plain, container/],
  ["WECHAT_TOKEN_PREVIOUS", "old", /WECHAT_ENCODING_AES_KEY_PREVIOUS is missing/],
])("%s = %j is refused, and the value is not shown", (name, value, message) => {
  expect(() => readHttpPushSettings({ ...SET, [name]: value })).toThrow(
    expect.objectContaining({ code: "ENVIRONMENT_INVALID", fact: expect.stringMatching(message) }),
  );
  if (value.length < 6) return;
  expect(() => readHttpPushSettings({ ...SET, [name]: value })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining(value) }),
  );
});

test("everything that is missing is named at once", () => {
  expect(() => readHttpPushSettings({})).toThrow(
    /WECHAT_APPID is missing[\s\S]*WECHAT_APPSECRET is missing[\s\S]*WECHAT_TOKEN is missing[\s\S]*AES_KEY is missing/,
  );
});

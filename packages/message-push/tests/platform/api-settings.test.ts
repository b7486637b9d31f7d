import { inspect } from "node:util";
import fc from "fast-check";
import { readApiSettings } from "../../src/platform/api-settings";

const WECHAT_APPID = "wx0123456789abcdef";
const WECHAT_APPSECRET = "0123456789abcdef0123456789abcdef";

test("without either there is no access token; an empty value is none", () => {
  expect(readApiSettings({})).toBeUndefined();
  expect(readApiSettings({ WECHAT_APPID: "", WECHAT_APPSECRET: "", WECHAT_API_BASE: "" })).toBeUndefined();
});

test("both make the settings, with an address where one is given", () => {
  const settings = { appid: WECHAT_APPID, secret: WECHAT_APPSECRET };
  expect(readApiSettings({ WECHAT_APPID, WECHAT_APPSECRET })).toEqual(settings);
  expect(readApiSettings({ WECHAT_APPID, WECHAT_APPSECRET, WECHAT_API_BASE: "http://127.0.0.1:8088" })).toEqual({
    ...settings,
    apiBase: "http://127.0.0.1:8088",
  });
});

test.each([
  ["only an AppID", { WECHAT_APPID }, /WECHAT_APPID is set, but WECHAT_APPSECRET is not/],
  ["only a secret", { WECHAT_APPSECRET }, /WECHAT_APPSECRET is set, but WECHAT_APPID is not/],
  ["the two mixed up", { WECHAT_APPID: WECHAT_APPSECRET, WECHAT_APPSECRET: WECHAT_APPID }, /WECHAT_APPID is no AppID/],
  ["an original id", { WECHAT_APPID: "gh_0123456789ab", WECHAT_APPSECRET }, /WECHAT_APPID is no AppID/],
  ["a secret cut short", { WECHAT_APPID, WECHAT_APPSECRET: "0123" }, /WECHAT_APPSECRET is no AppSecret/],
  [
    "an address without http",
    { WECHAT_APPID, WECHAT_APPSECRET, WECHAT_API_BASE: "api.weixin.qq.com" },
    /WECHAT_API_BASE/,
  ],
  ["an ftp address", { WECHAT_APPID, WECHAT_APPSECRET, WECHAT_API_BASE: "ftp://a.b" }, /WECHAT_API_BASE/],
  [
    "an address with a query",
    { WECHAT_APPID, WECHAT_APPSECRET, WECHAT_API_BASE: "https://a.b/?x=" },
    /WECHAT_API_BASE/,
  ],
])("%s is refused, naming the variable", (_, environment, fact) => {
  expect(() => readApiSettings(environment)).toThrow(
    expect.objectContaining({ code: "ENVIRONMENT_INVALID", message: expect.stringMatching(fact) }),
  );
});

test("no error shows a value", () => {
  const value = fc.stringMatching(/^[A-Za-z0-9_]{8,40}$/);
  fc.assert(
    fc.property(value, value, value, (appid, secret, base) => {
      let shown = "";
      try {
        readApiSettings({ WECHAT_APPID: appid, WECHAT_APPSECRET: secret, WECHAT_API_BASE: base });
      } catch (error) {
        // Frames name functions and files, which a short value may happen to be part of.
        shown = inspect({ ...Object(error), message: String(error) });
      }
      expect(shown).not.toBe("");
      for (const hidden of [appid, secret, base]) expect(shown).not.toContain(hidden);
    }),
  );
});

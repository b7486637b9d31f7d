// Errors of the platform in a process that speaks Chinese: everything that is wrong, and no value.
import { speak } from "../../src/language";
import { readApiSettings } from "../../src/platform/api-settings";
import { readAllowances } from "../../src/platform/cloudbase/read-allowances";
import { fetchPicture } from "../../src/platform/fetch-picture";
import { readHttpPushSettings } from "../../src/platform/http-push-settings";

afterEach(() => speak("en"));

test.each<[string, () => unknown, fact: string]>([
  [
    "half of the account",
    () => readApiSettings({ WECHAT_APPID: "wx0123456789abcdef" }),
    "设置了 WECHAT_APPID，但没有设置 WECHAT_APPSECRET。",
  ],
  [
    "a malformed secret",
    () => readApiSettings({ WECHAT_APPID: "wx0123456789abcdef", WECHAT_APPSECRET: "short" }),
    "WECHAT_APPSECRET 不是 AppSecret：应为 32 位字母和数字。",
  ],
  [
    "what push over HTTP lacks",
    () => readHttpPushSettings({ WECHAT_APPID: "nonsense", WECHAT_TOKEN: "abc", WECHAT_ENCODING_AES_KEY: "short" }),
    "HTTP 推送没有配置好：\n  WECHAT_APPID 应为 wx 加 16 位 0-9 和 a-f。\n  缺少 WECHAT_APPSECRET。\n  WECHAT_ENCODING_AES_KEY 应为 43 位字母、数字、+ 和 /。",
  ],
  [
    "an allowance that is no number",
    () => readAllowances({ PUSH_REPLIES_AFTER_MESSAGE: "many" }),
    '环境变量 PUSH_REPLIES_AFTER_MESSAGE 的值是 "many"。',
  ],
])("%s", (_, act, fact) => {
  speak("zh");
  expect(act).toThrow(expect.objectContaining({ code: "ENVIRONMENT_INVALID", fact }));
});

test("a picture at an address that nobody can reach", async () => {
  speak("zh");
  await expect(fetchPicture("http://127.0.0.1:1/a.png?key=hush")).rejects.toMatchObject({
    code: "MEDIA_FAILED",
    fact: "无法取得图片：无法访问 127.0.0.1:1。",
  });
});

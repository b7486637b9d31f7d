// Pictures over HTTP: the form that goes out, what comes back, and the token's part in it.

import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { httpsMessenger } from "../../src/platform/https/https-messenger";
import { isPassingRefusal } from "../../src/wechat/send-errors";
import { PICTURE_MAX_BYTES, pictureOf } from "../../src/wechat/temp-media";
import { type ApiAnswer, type ApiServer, openApiServer, sendJson } from "../support/api-server";
import { fakeClock } from "../support/fake-clock";

const account = { appid: "wx0123456789abcdef", secret: "5".repeat(32) };
const picture = pictureOf(SMALL_PICTURE);

let api: ApiServer;
beforeEach(async () => {
  api = await openApiServer();
});
afterEach(() => api.close());

function open(apiBase = api.url) {
  const clock = fakeClock();
  return { clock, messenger: httpsMessenger({ ...account, apiBase, clock }) };
}

/** How everything but the question for a token is answered, in this order. */
function answerMedia(...answers: ApiAnswer[]): void {
  const { answer } = api;
  api.answer = (request, response) => {
    const next = request.url.includes("/media/") ? answers.shift() : undefined;
    (next ?? answer)(request, response);
  };
}

const errcode =
  (number: number): ApiAnswer =>
  (_, response) =>
    sendJson(response, { errcode: number, errmsg: "said rid: 1" });
const mediaId: ApiAnswer = (_, response) => sendJson(response, { type: "image", media_id: "M", created_at: 1 });
const bytes =
  (contentType: string, content: Buffer): ApiAnswer =>
  (_, response) =>
    void response.writeHead(200, { "content-type": contentType }).end(content);

const paths = () => api.requests.map(({ method, url }) => `${method} ${url.replace("/cgi-bin/", "")}`);

test("an upload is a form with one file, of a length told beforehand", async () => {
  answerMedia(mediaId);
  expect(await open().messenger.uploadMedia(picture)).toBe("M");
  const { headers, body, url } = api.requests[1] ?? { headers: {}, body: Buffer.alloc(0), url: "" };
  expect(url).toBe("/cgi-bin/media/upload?type=image&access_token=TOKEN-1");
  const [, boundary] = /^multipart\/form-data; boundary=(\w+)$/.exec(headers["content-type"] ?? "") ?? [];
  expect(Number(headers["content-length"])).toBe(body.length);
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="media"; filename="media.png"\r\nContent-Type: image/png\r\n\r\n`;
  expect(body.toString("latin1")).toBe(`${head}${SMALL_PICTURE.toString("latin1")}\r\n--${boundary}--\r\n`);
});

test("a download asks by a media id that is escaped in the address", async () => {
  answerMedia(bytes("image/jpeg", SMALL_PICTURE));
  expect(await open().messenger.downloadMedia("a+b/c&d")).toEqual({
    contentType: "image/jpeg",
    content: SMALL_PICTURE,
  });
  expect(paths()[1]).toBe("GET media/get?access_token=TOKEN-1&media_id=a%2Bb%2Fc%26d");
});

test.each([40001, 42001, 40014])("a token refused with %i is renewed once, and the picture moves", async (number) => {
  answerMedia(errcode(number), mediaId, errcode(number), bytes("image/png", SMALL_PICTURE));
  const { messenger } = open();
  expect(await messenger.uploadMedia(picture)).toBe("M");
  expect((await messenger.downloadMedia("M")).content).toEqual(SMALL_PICTURE);
  expect(paths().filter((path) => path.endsWith("stable_token"))).toHaveLength(3);
});

test("a token that is refused again is given up", async () => {
  answerMedia(errcode(40001), errcode(40001));
  await expect(open().messenger.uploadMedia(picture)).rejects.toMatchObject({ code: "SEND_REFUSED", errCode: 40001 });
  expect(paths().filter((path) => path.includes("media/"))).toHaveLength(2);
});

test.each(["text/plain", "application/json; encoding=utf-8"])("a refusal that calls itself %s is one", async (type) => {
  answerMedia(bytes(type, Buffer.from('{"errcode":40007,"errmsg":"invalid media_id"}')));
  await expect(open().messenger.downloadMedia("M")).rejects.toMatchObject({ code: "SEND_REFUSED", errCode: 40007 });
});

test.each<[string, ApiAnswer]>([
  ["a page", bytes("text/html", Buffer.from("<html>"))],
  ["nothing", bytes("image/png", Buffer.alloc(0))],
  ["an address of a video", (_, response) => sendJson(response, { video_url: "http://example.com/v" })],
  ["more than 10 MB", bytes("image/png", Buffer.alloc(PICTURE_MAX_BYTES + 1))],
])("%s instead of a picture is unknown", async (_, answer) => {
  answerMedia(answer);
  await expect(open().messenger.downloadMedia("M")).rejects.toMatchObject({ code: "SEND_UNKNOWN" });
});

test("10 MB are read", async () => {
  answerMedia(bytes("image/png", Buffer.alloc(PICTURE_MAX_BYTES, 1)));
  expect((await open().messenger.downloadMedia("M")).content).toHaveLength(PICTURE_MAX_BYTES);
});

test("a picture may take longer than a message: 10 s", async () => {
  answerMedia(() => undefined);
  const { messenger, clock } = open();
  const failure = messenger.uploadMedia(picture).catch((error: unknown) => error);
  let isOver = false;
  void failure.then(() => {
    isOver = true;
  });
  await api.arrived(2);
  await clock.advance(9_999);
  expect(isOver).toBe(false);
  await clock.advance(1);
  expect(await failure).toMatchObject({ code: "SEND_UNKNOWN" });
});

test("where nobody listens any more, nothing was sent, and it may be tried again", async () => {
  const { messenger, clock } = open();
  answerMedia(mediaId);
  await messenger.uploadMedia(picture);
  await api.close();
  // Long enough for the connection to count as idle, and not for the token to end.
  await clock.advance(5_000);
  const calls = [messenger.uploadMedia(picture), messenger.downloadMedia("M"), messenger.showTyping("oU")];
  for (const ending of await Promise.allSettled(calls)) {
    expect(ending).toMatchObject({ status: "rejected", reason: { code: "SEND_REFUSED", errCode: undefined } });
    expect(ending.status === "rejected" && isPassingRefusal(ending.reason)).toBe(true);
  }
});

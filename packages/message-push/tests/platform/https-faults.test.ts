// What is known of a message when the connection or the answer is not what it should be.

import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { inspect } from "node:util";
import fc from "fast-check";
import { httpsMessenger } from "../../src/platform/https/https-messenger";
import { PushError } from "../../src/push-error";
import { reply } from "../../src/wechat/replies";
import { isPassingRefusal } from "../../src/wechat/send-errors";
import { type ApiAnswer, type ApiServer, openApiServer, sendJson } from "../support/api-server";
import { fakeClock, settle } from "../support/fake-clock";

const account = { appid: "wx0123456789abcdef", secret: "5".repeat(32) };
const text = reply.text("好").message;

let api: ApiServer;
beforeEach(async () => {
  api = await openApiServer();
});
afterEach(() => api.close());

function open(apiBase = api.url) {
  const clock = fakeClock();
  return { clock, messenger: httpsMessenger({ ...account, apiBase, clock }) };
}

async function failureOf(sending: Promise<void>): Promise<PushError> {
  const error: unknown = await sending.catch((thrown: unknown) => thrown);
  if (error instanceof PushError) return error;
  throw error;
}

function answerOn(path: string, answer: ApiAnswer): void {
  const others = api.answer;
  api.answer = (request, response) => (request.url.includes(path) ? answer : others)(request, response);
}

const SPOILT: readonly (readonly [string, ApiAnswer])[] = [
  ["a connection that breaks off", (_, response) => response.destroy()],
  [
    "an answer cut short",
    (_, response) =>
      void response.writeHead(200, { "content-length": 99 }).write('{"errcode":0', () => response.destroy()),
  ],
  ["an empty answer", (_, response) => response.end()],
  ["a page", (_, response) => response.end("<html>errcode 0</html>")],
  ["JSON that is no object", (_, response) => response.end("0")],
  ["an answer without errcode", (_, response) => sendJson(response, { errmsg: "ok" })],
  ["an errcode that is no number", (_, response) => sendJson(response, { errcode: "0" })],
  ["an error status", (_, response) => sendJson(Object.assign(response, { statusCode: 502 }), { errcode: 0 })],
  ["a redirection", (_, response) => response.writeHead(302, { location: "/elsewhere" }).end()],
  ["more than 64 KB", (_, response) => sendJson(response, { errcode: 0, errmsg: "x".repeat(65_536) })],
  ["something that is not HTTP", (_, response) => void response.socket?.end("SSH-2.0-rubbish\r\n")],
];

test.each(SPOILT)("%s leaves it unknown whether the message was accepted, and it is sent once", async (_, answer) => {
  answerOn("custom/send", answer);
  expect((await failureOf(open().messenger.deliver("oU", text))).code).toBe("SEND_UNKNOWN");
  expect(api.requests).toHaveLength(2);
});

test.each(SPOILT)(
  "%s to the question for a token is a refusal that passes: no message was on its way",
  async (_, answer) => {
    answerOn("stable_token", answer);
    const failure = await failureOf(open().messenger.deliver("oU", text));
    expect(failure.code).toBe("SEND_REFUSED");
    expect(isPassingRefusal(failure)).toBe(true);
    expect(api.requests).toHaveLength(1);
  },
);

test("an answer of 64 KB is read", async () => {
  const rest = JSON.stringify({ errcode: 0, errmsg: "" }).length;
  answerOn("custom/send", (_, response) => sendJson(response, { errcode: 0, errmsg: "x".repeat(65_536 - rest) }));
  await open().messenger.deliver("oU", text);
});

test("a message that is not answered within 10 s is unknown, however slowly the answer drips", async () => {
  answerOn("custom/send", (_, response) => void response.writeHead(200).write('{"errcode"'));
  const { messenger, clock } = open();
  const failure = failureOf(messenger.deliver("oU", text));
  await api.arrived(2);
  await clock.advance(10_000);
  expect((await failure).code).toBe("SEND_UNKNOWN");
});

test("a question for a token that is not answered within 1500 ms is a refusal that passes", async () => {
  answerOn("stable_token", () => undefined);
  const { messenger, clock } = open();
  const failure = failureOf(messenger.deliver("oU", text));
  await api.arrived(1);
  await clock.advance(1_500);
  expect(isPassingRefusal(await failure)).toBe(true);
});

test("a refused connection and an unknown host are refusals that pass, and say so", async () => {
  const { url } = api;
  await api.close();
  const refused = await failureOf(open(url).messenger.deliver("oU", text));
  expect(refused).toMatchObject({ code: "SEND_REFUSED", message: expect.stringContaining("ECONNREFUSED") });
  const unknown = await failureOf(open("http://nowhere.invalid").messenger.deliver("oU", text));
  expect(unknown).toMatchObject({ code: "SEND_REFUSED", message: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/) });
  expect([refused, unknown].every(isPassingRefusal)).toBe(true);
});

test("a message whose time is over when its connection is ready never leaves, and is known as such", async () => {
  const { messenger, clock } = open();
  const late = await failureOf(messenger.deliver("oU", text, clock.nowMs()));
  expect(late).toMatchObject({ code: "SEND_REFUSED", message: expect.stringContaining("ETOOLATE") });
  await messenger.deliver("oU", text, clock.nowMs() + 1);
  expect(api.requests.filter(({ url }) => url.includes("custom/send"))).toHaveLength(1);
});

test("over https nothing leaves before the handshake is done", async () => {
  const heard: Buffer[] = [];
  const server = createServer((socket) =>
    socket
      .on("error", () => undefined)
      .on("data", (chunk) => {
        heard.push(chunk);
        socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
      }),
  );
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const failure = await failureOf(open(`https://127.0.0.1:${port}`).messenger.deliver("oU", text));
  server.close();
  expect(isPassingRefusal(failure)).toBe(true);
  expect(Buffer.concat(heard).toString("latin1")).not.toContain(account.secret);
});

test("one connection serves request after request, but not one that has been idle for over 4 s", async () => {
  const { messenger, clock } = open();
  await messenger.deliver("oU", text);
  await settle();
  await clock.advance(4_000);
  await messenger.deliver("oU", text);
  expect(api.connections()).toBe(1);
  await settle();
  await clock.advance(4_001);
  await messenger.deliver("oU", text);
  expect(api.connections()).toBe(2);
});

test("whatever WeChat says, no error shows the secret, the token, the openid or the message", async () => {
  const word = fc.stringMatching(/^[A-Za-z0-9]{32}$/);
  const shapes: readonly ((said: string) => ApiAnswer)[] = [
    (said) => (_, response) => sendJson(response, { errcode: 40001, errmsg: said }),
    (said) => (_, response) => sendJson(response, { errcode: said, errmsg: said }),
    (said) => (_, response) => response.end(said),
    (said) => (_, response) => void response.socket?.end(said),
    (said) => (_, response) => response.writeHead(500, { "x-said": said }).end(said),
    () => (_, response) => response.destroy(),
  ];
  const wellBehaved = api.answer;
  await fc.assert(
    fc.asyncProperty(
      fc.record({ secret: word, token: word, openid: word, content: word }),
      fc.constantFrom(...shapes),
      fc.constantFrom("stable_token", "custom/send"),
      async ({ secret, token, openid, content }, shape, path) => {
        api.answer = (request, response) => {
          if (request.url.includes(path)) shape(`${request.url} ${request.body} ${token}`)(request, response);
          else if (request.url.includes("stable_token")) sendJson(response, { access_token: token, expires_in: 7_200 });
          else wellBehaved(request, response);
        };
        const messenger = httpsMessenger({ ...account, secret, apiBase: api.url, clock: fakeClock() });
        const failure = await failureOf(messenger.deliver(openid, reply.text(content).message));
        const shown = `${inspect(failure, { depth: 9 })} ${JSON.stringify(failure)} ${failure.stack}`;
        for (const hidden of [secret, token, openid, content]) expect(shown).not.toContain(hidden);
      },
    ),
    { numRuns: 60 },
  );
});

// The plain HTTP server around the receiver: what reaches it, and what leaves it.
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { type PushServer, startPushServer } from "../../server/platform/http-server";
import type { HttpReceiver } from "../../src/runtime/http-push";
import type { HttpRequest, HttpResponse } from "../../src/wechat/http/http-request";

const OK: HttpResponse = { status: 200, contentType: "text/plain; charset=utf-8", body: "success" };
let server: PushServer;
let received: HttpRequest[] = [];
let respond: () => Promise<HttpResponse> = async () => OK;

beforeAll(async () => {
  const receiver: HttpReceiver = {
    receive: (request) => {
      received.push(request);
      return respond();
    },
    resume: async () => "success",
  };
  server = await startPushServer(receiver, "127.0.0.1", 0);
});
afterAll(() => server.close());
beforeEach(() => {
  received = [];
  respond = async () => OK;
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function ask(path: string, { method = "POST", headers = {}, body = "" } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = httpRequest(`${server.url}${path}`, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: text }));
    });
    asking.on("error", reject);
    asking.end(body);
  });
}

test("a request arrives as it was sent, on any path", async () => {
  const { status, body, headers } = await ask("/any/path?signature=a&nonce=%E4%BD%A0", {
    headers: { "Content-Type": "Text/XML; charset=utf-8", "X-WX-Source": "wx" },
    body: "<xml>你好</xml>",
  });
  expect({ status, body, type: headers["content-type"] }).toEqual({
    status: 200,
    body: "success",
    type: OK.contentType,
  });
  expect(received).toEqual([
    {
      method: "POST",
      query: { signature: "a", nonce: "你" },
      hasRepeatedParameter: false,
      contentType: "text/xml",
      wechatSource: "wx",
      body: Buffer.from("<xml>你好</xml>"),
    },
  ]);
});

test.each(["nonce=1&nonce=2", "a=1&b=2&a=1", "%6Eonce=1&nonce=2", "nonce&nonce", "n%6Fnce[]=1&nonce[]=2"])(
  "a parameter that comes twice is told: %s",
  async (query) => {
    await ask(`/?${query}`);
    expect(received).toMatchObject([{ hasRepeatedParameter: true }]);
  },
);

test("of a body without end, one byte more than allowed is kept, and the server refuses it", async () => {
  respond = async () => ({ ...OK, status: 413, body: "" });
  const answer = await ask("/", { body: "x".repeat(128 * 1024 + 1) }).catch(() => undefined);
  expect(received[0]?.body.length).toBe(128 * 1024 + 1);
  if (answer !== undefined) expect(answer).toMatchObject({ status: 413, headers: { connection: "close" } });
});

test("what is no HTTP gets no stack", async () => {
  const { port } = new URL(server.url);
  const answer = await new Promise<string>((resolve) => {
    let text = "";
    const socket = connect(Number(port), "127.0.0.1", () => socket.end("rubbish\r\n\r\n"));
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    socket.on("close", () => resolve(text));
  });
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nConnection: close\r\n\r\n$/);
});

test("a request that breaks off does not reach the receiver", async () => {
  const { port } = new URL(server.url);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), "127.0.0.1", () => {
      socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc", () => socket.destroy());
    });
    socket.on("close", () => resolve());
  });
  await ask("/after");
  expect(received).toHaveLength(1);
});

test("a taken port is one clear error", async () => {
  const { port } = new URL(server.url);
  await expect(startPushServer({} as HttpReceiver, "127.0.0.1", Number(port))).rejects.toMatchObject({
    code: "PORT_IN_USE",
    fact: expect.stringContaining(port),
  });
});

test("closing waits for what has arrived", async () => {
  const other = await startPushServer(
    { receive: () => respond(), resume: async () => "success" } as HttpReceiver,
    "127.0.0.1",
    0,
  );
  let answer: (response: HttpResponse) => void = () => undefined;
  let arrived: () => void = () => undefined;
  const isArrived = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  respond = () => {
    arrived();
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
  const main = server;
  server = other;
  const asked = ask("/");
  server = main;
  await isArrived;
  const closed = other.close();
  answer(OK);
  expect((await asked).body).toBe("success");
  await closed;
});

// The client against a server that answers as servers do: in pieces that end anywhere, whole, broken, and wrong.
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { modelClient } from "../../../src/platform/model/model-client";

let server: Server;
type Respond = (response: ServerResponse) => unknown;
let respond: Respond;
let asked: { headers: Record<string, unknown>; body: string; url: string | undefined }[] = [];
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push({ headers: request.headers, body: Buffer.concat(chunks).toString(), url: request.url });
    respond(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  asked = [];
});

const REQUEST = { messages: [{ role: "user" as const, content: "茶" }], maxTokens: 60 };

function client(path = "/v1") {
  const { port } = server.address() as AddressInfo;
  return modelClient({ baseUrl: `http://127.0.0.1:${port}${path}`, name: "m", token: async () => "key" });
}

async function ask(signal = new AbortController().signal): Promise<string> {
  let text = "";
  for await (const part of client().ask(REQUEST, signal)) text += part;
  return text;
}

const event = (fields: object) => `data: ${JSON.stringify(fields)}`;
const delta = (content: string, finish_reason: string | null = null) =>
  event({ choices: [{ index: 0, delta: { content }, finish_reason }] });

/** Writes the bytes one by one, each in a turn of its own. */
function stream(...lines: readonly string[]): Respond {
  return async (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const byte of Buffer.from(lines.join(""))) {
      response.write(Buffer.from([byte]));
      await turn();
    }
    response.end();
  };
}

test("it asks as chat completions are asked", async () => {
  respond = stream(`${delta("好", "stop")}\n\n`);
  expect(await ask()).toBe("好");
  expect(asked).toMatchObject([{ url: "/v1/chat/completions", headers: { authorization: "Bearer key" } }]);
  expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
    model: "m",
    messages: [{ role: "user", content: "茶" }],
    max_tokens: 60,
    temperature: 0,
    stream: true,
  });
});

test("parts are put together, whatever ends inside them: lines, characters, comments, other fields, a count of tokens", async () => {
  respond = stream(
    ": keep-alive\n\n",
    `${event({ choices: [{ delta: { role: "assistant", content: null, reasoning_content: "想" } }] })}\r\n\r\n`,
    `id: 1\nevent: message\n${delta("可以刻")}\n\n`,
    `${delta("字🙂", "stop")}\n\n`,
    `${event({ choices: [], usage: { total_tokens: 3 } })}\n\n`,
    "data: [DONE]\n\n",
  );
  expect(await ask()).toBe("可以刻字🙂");
});

test("a server that does not stream is heard as well", async () => {
  respond = (response) => {
    response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
    response.end(JSON.stringify({ choices: [{ message: { content: "好" }, finish_reason: "stop" }] }));
  };
  expect(await ask()).toBe("好");
});

const TROUBLES: readonly (readonly [name: string, trouble: string, respond: Respond])[] = [
  ["a stream without an end", "cut-off", stream(`${delta("可以")}\n\n`)],
  ["an answer that was cut off for its length", "cut-off", stream(`${delta("可以", "length")}\n\n`)],
  ["an error in the stream", "refused", stream(`${event({ error: { message: "busy" } })}\n\n`)],
  ["an event that is no JSON", "unreadable", stream("data: <html>\n\n")],
  ["a page", "cut-off", (response: ServerResponse) => void response.end("<html></html>")],
  [
    "JSON that is none of a model's",
    "unreadable",
    (response: ServerResponse) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end('{"ok":true}');
    },
  ],
  ["a broken connection", "unreachable", (response: ServerResponse) => void response.destroy()],
  [
    "a redirection, which would take the key elsewhere",
    "unreachable",
    (response: ServerResponse) => void response.writeHead(307, { location: "https://elsewhere.example.com/" }).end(),
  ],
  [
    "more than any answer",
    "unreadable",
    (response: ServerResponse) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(`data: ${"a".repeat(600_000)}`);
    },
  ],
];
test.each(TROUBLES)("%s is %s", async (_, trouble, responding) => {
  respond = responding;
  await expect(ask()).rejects.toMatchObject({ name: "ModelFailure", trouble });
});

test.each([401, 429, 500])("status %d is a refusal with its number", async (status) => {
  respond = (response) => void response.writeHead(status).end("no");
  await expect(ask()).rejects.toMatchObject({ trouble: "refused", status });
});

test("whoever stops reading ends the request", async () => {
  const closed = new Promise<void>((resolve) => {
    respond = (response) => {
      response.on("close", resolve);
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`${delta("可以")}\n\n`);
    };
  });
  for await (const part of client().ask(REQUEST, new AbortController().signal)) {
    expect(part).toBe("可以");
    break;
  }
  await closed;
});

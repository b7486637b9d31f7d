// A debugger as an editor has it: it speaks the inspector's protocol over its WebSocket, in the few words that tests need.
import { randomBytes } from "node:crypto";
import { type ClientRequest, get } from "node:http";
import type { Socket } from "node:net";
import { json } from "node:stream/consumers";

type Message = { readonly id?: number; readonly method?: string; readonly params?: object; readonly result?: object };

export interface DebuggerClient {
  /** Resolves with the result of the command. */
  ask(method: string, params?: object): Promise<Record<string, unknown>>;
  /** Resolves with the next notice of that kind that nobody was given yet, also one that came before. */
  next<Params>(method: string, isWanted?: (params: Params) => boolean): Promise<Params>;
  /** Resolves when the other side ended the connection. */
  readonly closed: Promise<void>;
  close(): void;
}

/** What the inspector lists on that port. */
export async function targetsOn(port: number): Promise<readonly { readonly webSocketDebuggerUrl: string }[]> {
  const response = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    get({ host: "127.0.0.1", port, path: "/json/list", agent: false }, resolve).on("error", reject);
  });
  return (await json(response)) as readonly { readonly webSocketDebuggerUrl: string }[];
}

export async function attachTo(port: number): Promise<DebuggerClient> {
  const [target] = await targetsOn(port);
  const { pathname, host } = new URL(target?.webSocketDebuggerUrl ?? "");
  const { socket, first } = await upgraded(
    get({
      host: "127.0.0.1",
      port,
      path: pathname,
      headers: {
        Host: host,
        Connection: "Upgrade",
        Upgrade: "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
      },
    }),
  );
  const seen: Message[] = [];
  const waiting = new Set<() => void>();
  readFrames(socket, first, (text) => {
    seen.push(JSON.parse(text));
    for (const look of waiting) look();
  });
  const take = (isWanted: (message: Message) => boolean) =>
    new Promise<Message>((resolve) => {
      const look = () => {
        const index = seen.findIndex(isWanted);
        const [found] = index < 0 ? [] : seen.splice(index, 1);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  let asked = 0;
  return {
    async ask(method, params = {}) {
      asked += 1;
      const id = asked;
      socket.write(frameOf(JSON.stringify({ id, method, params })));
      return { ...(await take((message) => message.id === id)).result };
    },
    async next<Params>(method: string, isWanted: (params: Params) => boolean = () => true) {
      const message = await take((one) => one.method === method && isWanted(one.params as Params));
      return message.params as Params;
    },
    closed: new Promise((resolve) => socket.once("close", () => resolve())),
    close: () => socket.destroy(),
  };
}

function upgraded(request: ClientRequest): Promise<{ readonly socket: Socket; readonly first: Buffer }> {
  return new Promise((resolve, reject) => {
    request.on("upgrade", (_, socket, first) => resolve({ socket: socket as Socket, first })).on("error", reject);
  });
}

/** RFC 6455: one whole text in a frame with a mask, as a client has to send it. */
function frameOf(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0x81_fe);
  head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, mask, payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0))]);
}

function readFrames(socket: Socket, first: Buffer, onText: (text: string) => void): void {
  let rest: Buffer = first;
  const read = (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    for (let frame = frameIn(rest); frame !== undefined; frame = frameIn(rest)) {
      onText(frame.text);
      rest = frame.rest;
    }
  };
  socket.on("data", read).on("error", () => undefined);
  read(Buffer.alloc(0));
}

function frameIn(bytes: Buffer): { readonly text: string; readonly rest: Buffer } | undefined {
  if (bytes.length < 10) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const headBytes = short < 126 ? 2 : short === 126 ? 4 : 10;
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < headBytes + length) return undefined;
  return {
    text: bytes.subarray(headBytes, headBytes + length).toString(),
    rest: bytes.subarray(headBytes + length),
  };
}

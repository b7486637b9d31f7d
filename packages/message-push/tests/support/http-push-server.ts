// What stands at the endpoint of HTTP push: keeps what arrives, opens it by itself, and answers what a test says.
import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { LOCAL_ACCOUNT, LOCAL_ENDPOINT } from "../../simulator/local-account";

/** One request. */
export interface Arrived {
  readonly method: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `hang` never answers. */
export type Answering = (arrived: Arrived) => { status?: number; body: string } | "hang";

export async function httpPushServer() {
  const arrived: Arrived[] = [];
  let answering: Answering = () => ({ body: "success" });
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? "", "http://localhost");
    const query = Object.fromEntries(url.searchParams);
    const one = { method: request.method ?? "", query, headers: request.headers, body: String(Buffer.concat(chunks)) };
    arrived.push(one);
    const answer = answering(one);
    if (answer !== "hang") response.writeHead(answer.status ?? 200).end(answer.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wechat`,
    arrived,
    last: () => arrived.at(-1) as Arrived,
    answerWith(next: Answering) {
      answering = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

export function sign(...parts: string[]): string {
  return createHash("sha1").update(parts.sort().join("")).digest("hex");
}

const KEY = Buffer.from(`${LOCAL_ENDPOINT.encodingAesKey}=`, "base64");
const IV = KEY.subarray(0, 16);

/** All that is in a ciphertext, padding included. */
export function opened(encrypted: string) {
  const decipher = createDecipheriv("aes-256-cbc", KEY, IV).setAutoPadding(false);
  const bytes = Buffer.concat([decipher.update(encrypted, "base64"), decipher.final()]);
  const pad = bytes[bytes.length - 1] ?? 0;
  const end = 20 + bytes.readUInt32BE(16);
  return { message: bytes.toString("utf8", 20, end), appid: bytes.toString("utf8", end, bytes.length - pad), pad };
}

/** An answer as the page prescribes it. */
export function sealedAnswer({ query }: Arrived, content: string, change: object = {}): { body: string } {
  const body = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const plain = Buffer.concat([Buffer.alloc(16, 7), length, body, Buffer.from(LOCAL_ACCOUNT.appid)]);
  const pad = 32 - (plain.length % 32);
  const cipher = createCipheriv("aes-256-cbc", KEY, IV).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(pad, pad)]);
  const Encrypt = Buffer.concat([cipher.update(padded), cipher.final()]).toString("base64");
  const TimeStamp = Number(query.timestamp);
  const Nonce = query.nonce ?? "";
  const MsgSignature = sign(LOCAL_ENDPOINT.token, String(TimeStamp), Nonce, Encrypt);
  return { body: JSON.stringify({ Encrypt, MsgSignature, TimeStamp, Nonce, ...change }) };
}

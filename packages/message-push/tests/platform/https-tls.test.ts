// The same over TLS, where a connection exists long before anything may be said on it.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { httpsMessenger } from "../../src/platform/https/https-messenger";
import { PushError } from "../../src/push-error";
import { reply } from "../../src/wechat/replies";
import { isPassingRefusal } from "../../src/wechat/send-errors";
import { type ApiServer, openApiServer } from "../support/api-server";
import { fakeClock } from "../support/fake-clock";
import { SELF_SIGNED } from "../support/self-signed";

const text = reply.text("好").message;

let api: ApiServer;
beforeEach(async () => {
  api = await openApiServer(SELF_SIGNED);
});
afterEach(() => api.close());

const open = () =>
  httpsMessenger({ appid: "wx0123456789abcdef", secret: "5".repeat(32), apiBase: api.url, clock: fakeClock() });

test("a certificate that nobody vouches for ends it before the secret is said", async () => {
  const failure: unknown = await open()
    .deliver("oU", text)
    .catch((error: unknown) => error);
  if (!(failure instanceof PushError)) throw failure;
  expect(failure.message).toContain("DEPTH_ZERO_SELF_SIGNED_CERT");
  expect(isPassingRefusal(failure)).toBe(true);
  expect(api.requests).toEqual([]);
});

test("a message arrives over TLS on a kept connection, and one that breaks off after the handshake is unknown", async () => {
  const { answer } = api;
  api.answer = (request, response) => {
    if (api.requests.length < 3) answer(request, response);
    else response.destroy();
  };
  expect(await sendFromTrustingProcess(3)).toEqual(["sent", "SEND_UNKNOWN", "SEND_UNKNOWN"]);
  expect(api.requests.map(({ url }) => url.split("?")[0])).toEqual([
    "/cgi-bin/stable_token",
    ...Array.from({ length: 3 }, () => "/cgi-bin/message/custom/send"),
  ]);
  expect(api.connections()).toBe(2);
});

/** A process of its own: Node reads whom to trust while it starts. */
async function sendFromTrustingProcess(times: number): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), "tls-"));
  try {
    writeFileSync(join(folder, "ca.pem"), SELF_SIGNED.cert);
    const script = resolve(__dirname, "../support/send-over-https.ts");
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", script, api.url, String(times)],
      {
        env: { PATH: process.env.PATH, NODE_EXTRA_CA_CERTS: join(folder, "ca.pem") },
      },
    );
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

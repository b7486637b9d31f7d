// Pictures by their address: what comes of good and bad answers, against a real server.
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { fetchPicture } from "../../src/platform/fetch-picture";
import { PICTURE_MAX_BYTES } from "../../src/wechat/temp-media";

let server: Server;
let base: string;
let sent = 0;
const MEGABYTE = Buffer.alloc(1024 * 1024);

/** A megabyte after the other, until the other side has enough. */
function pour(response: ServerResponse): void {
  if (response.destroyed || sent >= 100) return void response.destroy();
  sent += 1;
  response.write(MEGABYTE, () => setImmediate(() => pour(response)));
}

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url?.startsWith("/map.png")) response.end(SMALL_PICTURE);
    else if (request.url === "/moved") response.writeHead(302, { location: "/map.png" }).end();
    else if (request.url === "/endless") pour(response);
    else if (request.url === "/cut")
      response.writeHead(200, { "content-length": 999 }).write("half", () => response.destroy());
    else if (request.url !== "/hanging") response.writeHead(503).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test.each(["/map.png?key=1", "/moved"])("%s gives the bytes", async (path) => {
  expect(Buffer.from(await fetchPicture(`${base}${path}`))).toEqual(SMALL_PICTURE);
});

test.each([
  ["/gone?key=secret", /answered 503/],
  ["/cut", /could not be reached/],
])("%s is MEDIA_FAILED, and names the host only", async (path, fact) => {
  const error = await fetchPicture(`${base}${path}`).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "MEDIA_FAILED", fact: expect.stringMatching(fact) });
  expect(String(error)).toMatch(/127\.0\.0\.1:\d+/);
  expect(String(error)).not.toMatch(/secret|\/cut|\/gone/);
});

test("a host that is not there is MEDIA_FAILED", async () => {
  const failing = fetchPicture("http://127.0.0.1:1/map.png");
  await expect(failing).rejects.toMatchObject({
    code: "MEDIA_FAILED",
    fact: expect.stringContaining("could not be reached"),
  });
});

test("more than a picture may have is not read to its end", async () => {
  await expect(fetchPicture(`${base}/endless`)).rejects.toMatchObject({ code: "MEDIA_INVALID" });
  // What the sockets hold may have been sent on top.
  expect(sent * MEGABYTE.length).toBeLessThan(PICTURE_MAX_BYTES + 40 * MEGABYTE.length);
});

test("it ends with the push that wants it", async () => {
  const ending = new AbortController();
  const fetching = fetchPicture(`${base}/hanging`, ending.signal);
  ending.abort(new Error("The push has no time left."));
  await expect(fetching).rejects.toThrow("The push has no time left.");
});

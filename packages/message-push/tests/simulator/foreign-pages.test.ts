// A web page that the developer has open elsewhere can do nothing: no route answers it, the gateway's neither, whatever trick it uses.
import { request } from "node:http";
import { DESK } from "../support/desk";
import { type Simulator, startSimulator } from "../support/simulator";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
});
afterAll(() => sim.stop());

/** A browser's headers as they are; fetch would write some of them itself. */
function ask(path: string, headers: Record<string, string>, method = "GET", body = ""): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    const asking = request(`${sim.url}${path}`, { method, headers, agent: false }, (response) => {
      // The stream of events has no end: that it is answered is all there is to know.
      if (response.headers["content-type"]?.startsWith("text/event-stream")) {
        resolve([response.statusCode ?? 0, ""]);
        response.destroy();
        return;
      }
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
      });
      response.on("end", () => resolve([response.statusCode ?? 0, text]));
    });
    asking.on("error", reject);
    asking.end(method === "GET" ? "" : body);
  });
}

const JSON_TYPE = { "content-type": "application/json" };
const ROUTES = ["/__sim/samples", "/__sim/events?since=0", "/admin", "/cgi-bin/stable_token", "/wxa/msg_sec_check"];
const FOREIGN: Readonly<Record<string, Record<string, string>>> = {
  "a name that points here": { host: "evil.example:8088" },
  "a name that begins like this machine's": { host: "127.0.0.1.evil.example" },
  "another origin": { origin: "https://evil.example" },
  "the origin of a file or a sandbox": { origin: "null" },
  "another port of this machine": { origin: "http://127.0.0.1:1" },
  "a picture or a frame in a page of another site": { "sec-fetch-site": "cross-site" },
  "a page of a sibling site": { "sec-fetch-site": "same-site" },
};

describe.each(Object.entries(FOREIGN))("%s", (_, headers) => {
  test.each(ROUTES)("gets 403 from %s", async (path) => {
    for (const method of ["GET", "POST"]) {
      const [status, text] = await ask(path, { ...JSON_TYPE, ...headers }, method, "{}");
      expect([status, text]).toEqual([403, expect.stringContaining("REQUEST_REFUSED")]);
    }
  });
});

test("a form of any page pushes nothing: its body is not JSON", async () => {
  const body = JSON.stringify({ text: "你好" });
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    const [status] = await ask("/__sim/push", { "content-type": type }, "POST", body);
    expect([type, status]).toEqual([type, 403]);
  }
  expect(sim.wechat.users.all()).toEqual([]);
});

test("programs, and the simulator's own page, are answered", async () => {
  const { host } = new URL(sim.url);
  const own = [{}, { origin: sim.url, "sec-fetch-site": "same-origin" }, { "sec-fetch-site": "none" }];
  for (const headers of own) {
    const [status] = await ask("/__sim/clock", headers as Record<string, string>);
    expect([headers, status]).toEqual([headers, 200]);
  }
  const named = host.replace("127.0.0.1", "localhost");
  expect((await ask("/__sim/clock", { host: named }))[0]).toBe(200);
});

// What the page may do, and what pages of other addresses may not: asked of a real browser, and of every route.
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import type { Page } from "playwright-core";
import { PAGE_POLICY } from "../../simulator/page/page-routes";
import type { Simulator } from "../../simulator/simulator";
import { startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";
import { browserTest, closeBrowser, openPage } from "./support/browser";

/** As a team keeps it: in .env, filled into a function's variables. */
const SECRET = "sk-live-9f8e7d6c5b4a";
const GREETS =
  'defineFunction({ on: "text", handle: ({ Content }) => "收到：" + Content + (process.env.KEY ?? "").length })';

let sim: Simulator;
/** A web page that the developer has open elsewhere: another port is another origin. */
let elsewhere: Server;
const asked: string[] = [];

beforeAll(async () => {
  sim = await startProject(
    { text: { main: GREETS, envVariables: { KEY: "{{env.KEY}}", BEARER: "Bearer {{ env.KEY }}" } } },
    { clockRate: 0.1, files: { ".env": `KEY=${SECRET}\n`, "seed/orders.json": '{"_id":"n1"}\n' } },
  );
  elsewhere = createServer((incoming, response) => {
    asked.push(incoming.url ?? "");
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>elsewhere</title>");
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await closeBrowser();
  await sim.stop();
  elsewhere.close();
  elsewhere.closeAllConnections();
  removeTinyProjects();
});

const portElsewhere = () => (elsewhere.address() as AddressInfo).port;

test("the page's policy is this one, and nothing is kept or guessed", async () => {
  const { headers } = await fetch(`${sim.url}/`);
  expect(headers.get("content-security-policy")).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; " +
      "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  );
  for (const path of ["/", "/page.js", "/page.css", "/docs/operating.md"]) {
    const response = await fetch(`${sim.url}${path}`);
    expect([path, response.headers.get("content-security-policy")]).toEqual([path, PAGE_POLICY]);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(response.headers.get("cache-control")).toBe("no-store");
  }
});

/** In a task of its own: what a driver evaluates itself may use eval. Text, because these tests have no types of a browser. */
const TRY_IN_PAGE = `async (address) => {
  const outcome = async (run) => {
    try {
      await run();
      return "done";
    } catch {
      return "refused";
    }
  };
  await new Promise((resolve) => setTimeout(resolve));
  const outcomes = {
    "markup from a string": await outcome(() => { document.body.innerHTML = "<b>"; }),
    "markup put in": await outcome(() => document.body.insertAdjacentHTML("beforeend", "<b id=markup>")),
    "eval": await outcome(() => eval("1")),
    "a function from a string": await outcome(() => new Function("return 1")()),
    "a policy for trusted types": await outcome(() => trustedTypes.createPolicy("mine", {})),
    "a question to another origin": await outcome(() => fetch(address, { mode: "no-cors" })),
  };
  const inline = document.createElement("script");
  await outcome(() => inline.append("globalThis.hasRun = true"));
  await outcome(() => document.body.append(inline));
  await new Promise((resolve) => setTimeout(resolve));
  return { ...outcomes, "an inline script": "hasRun" in globalThis ? "done" : "refused" };
}`;

function call(page: Page, script: string, argument: string): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(`(${script})(${JSON.stringify(argument)})`);
}

browserTest("the page makes no markup of text, runs nothing but its own script, and asks nobody else", async () => {
  const page = await openPage(sim.url);
  const outcomes = await call(page, TRY_IN_PAGE, `http://127.0.0.1:${portElsewhere()}/asked-by-the-page`);
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== "refused")).toEqual([]);
  expect(await page.locator("#markup").count()).toBe(0);
  expect(asked).not.toContain("/asked-by-the-page");
});

const TRY_FROM_ELSEWHERE = `async (address) => {
  const reads = (path, init) =>
    fetch(address + path, init).then(
      async (response) => (response.type === "opaque" ? "nothing" : "read: " + (await response.text())),
      () => "nothing",
    );
  const body = JSON.stringify({ from: "intruder", text: "你好" });
  const stream = new Promise((resolve) => {
    const source = new EventSource(address + "/__sim/events?since=0");
    source.onopen = () => resolve("open");
    source.onerror = () => {
      source.close();
      resolve("nothing");
    };
  });
  const frame = document.createElement("iframe");
  frame.src = address + "/";
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  return {
    page: await reads("/"),
    desk: await reads("/__sim/desk"),
    "push without asking first": await reads("/__sim/push", { method: "POST", mode: "no-cors", body }),
    push: await reads("/__sim/push", { method: "POST", headers: { "content-type": "application/json" }, body }),
    removal: await reads("/__sim/data/orders", { method: "DELETE" }),
    stream: await stream,
  };
}`;

const SEND_FORM = `(action) => {
  const form = Object.assign(document.createElement("form"), { method: "post", enctype: "text/plain", action });
  form.append(Object.assign(document.createElement("input"), { name: '{"from":"intruder","text":"', value: '"}' }));
  document.body.append(form);
  form.submit();
  return {};
}`;

browserTest("a page of another address reads nothing, pushes nothing, hears nothing and frames nothing", async () => {
  const { port } = new URL(sim.url);
  for (const name of ["127.0.0.1", "localhost"]) {
    const page = await openPage(`http://${name}:${portElsewhere()}`);
    const framed = page.waitForResponse(`${sim.url}/`);
    const got = await call(page, TRY_FROM_ELSEWHERE, sim.url);
    expect([name, [...new Set(Object.values(got))]]).toEqual([name, ["nothing"]]);
    expect((await framed).status()).toBe(403);

    // The simulator's own name is another site than its address.
    for (const target of [sim.url, `http://localhost:${port}`]) {
      await page.goto(`http://${name}:${portElsewhere()}/`);
      const answered = page.waitForResponse(`${target}/__sim/push`);
      await Promise.all([page.waitForURL(`${target}/__sim/push`), call(page, SEND_FORM, `${target}/__sim/push`)]);
      expect([target, (await answered).status()]).toEqual([target, 403]);
    }
  }
  expect(sim.customerNames().has("intruder")).toBe(false);
  expect(sim.collections()).toContainEqual(expect.objectContaining({ name: "orders", size: 1 }));
});

/** As a browser would send it; `fetch` writes some headers itself and tidies paths. */
function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = "",
): Promise<{ status: number; text: string }> {
  const { port } = new URL(sim.url);
  return new Promise((resolve, reject) => {
    const asking = request({ host: "127.0.0.1", port, method, path, headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
        // The stream has no end: its past is enough.
        if (text.includes(`\nid: ${sim.events.newestId()}\n`)) response.destroy();
      });
      response.on("close", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asking.on("error", reject);
    asking.end(method === "POST" || method === "PATCH" ? body : "");
  });
}

async function routes(): Promise<readonly (readonly [method: string, path: string])[]> {
  const { routes: list } = (await (await fetch(`${sim.url}/__sim/`)).json()) as { routes: string[] };
  return list.map((route) => route.split(" ") as [string, string]);
}

test("under a name that somebody else let point here, every route is 403", async () => {
  const paths = [
    "/",
    "/page.js",
    "/page.css",
    "/docs/operating.md",
    "/__sim/",
    "/admin",
    "/cgi-bin/stable_token",
    "/tcb/x",
    "/wxa/x",
    "/none",
  ];
  const every = [...(await routes()), ...paths.map((path) => ["GET", path] as const)];
  expect(every.length).toBeGreaterThan(40);
  for (const [method, path] of every) {
    const { status } = await send(
      method,
      path,
      { host: "rebound.example:80", "content-type": "application/json" },
      "{}",
    );
    expect([method, path, status]).toEqual([method, path, 403]);
  }
});

test("every route that takes a body refuses what a form can send", async () => {
  const taking = (await routes()).filter(([method]) => method === "POST" || method === "PATCH");
  expect(taking.length).toBeGreaterThan(12);
  for (const [method, path] of taking) {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]) {
      const { status } = await send(method, path, type === "" ? {} : { "content-type": type }, "{}");
      expect([method, path, type, status]).toEqual([method, path, type, 403]);
    }
  }
});

/** What stands for `:id` and the like, by what is there. */
function addressesOf(path: string): readonly string[] {
  if (path.startsWith("/__sim/data/")) {
    const filled = sim.collections().map(({ name }) => path.replace(":collection", name));
    return filled.flatMap((one) =>
      one.includes(":id")
        ? sim
            .database(one.split("/")[3] ?? "")
            .all()
            .map(({ _id }) => one.replace(":id", encodeURIComponent(String(_id))))
        : [one],
    );
  }
  return ["text", "1", "customer-1"].map((name) => path.replace(/:\w+/, name));
}

test("no value of .env is in any answer, in the stream or in the page", async () => {
  const customer = sim.customer();
  await customer.says("你好");
  // The function has it.
  expect(customer.replies).toEqual([`收到：你好${SECRET.length}`]);
  const reading = (await routes()).filter(([method]) => method === "GET").flatMap(([, path]) => addressesOf(path));
  const withPast = reading.map((path) => (path === "/__sim/events" ? `${path}?since=0` : path));
  const all = [...new Set(["/", "/page.js", "/page.css", "/__sim/", ...withPast])];
  let answered = 0;
  for (const path of all) {
    const { status, text } = await send("GET", path);
    if (status === 200) answered += 1;
    expect([path, text.includes(SECRET)]).toEqual([path, false]);
  }
  // Each route at least once.
  expect(answered).toBeGreaterThan(20);
});

test.each([
  "/docs/../package.json",
  "/docs/..%2fpackage.json",
  "/docs/%2e%2e%2fpackage.json",
  "/docs/%2e%2e/package.json",
  "/docs/..%5cpackage.json",
  "/docs/....//package.json",
  "/docs/%00",
  "/docs/",
  "/docs/.",
  "/docs/pictures",
  "/docs/reference",
  "/docs/reference/",
  "/docs/reference/../../package.json",
  "/docs/reference/..%2f..%2fpackage.json",
  "/docs/reference/%2e%2e/%2e%2e/package.json",
])("%s leads to no file", async (path) => {
  const { status, text } = await send("GET", path);
  expect([status, text.includes('"name"')]).toEqual([404, false]);
});

test("what the page looks up is served as text", async () => {
  const { status, text } = await send("GET", "/docs/reference/errors.md");
  expect([status, text]).toEqual([200, expect.stringContaining("`HANDLER_FAILED`")]);
});

test("files and media are shown as what they are said to be, and never run", async () => {
  const script = Buffer.from("<script>alert(1)</script>");
  sim.files().put("page.html", script);
  await sim.customer().sendsImage();
  const [media] = sim.wechat.media.all();
  for (const path of ["/__sim/files?path=page.html", `/__sim/media/${media?.mediaId}`]) {
    const { status, headers } = await fetch(`${sim.url}${path}`);
    expect([path, status]).toEqual([path, 200]);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect(headers.get("content-type")).not.toMatch(/html|script|svg/);
  }
});

test("other machines do not reach it", async () => {
  const { port } = new URL(sim.url);
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const outer = addresses.filter(({ internal, family }) => !internal && family === "IPv4");
  for (const { address } of outer) await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow();
  expect(new URL(sim.url).hostname).toBe("127.0.0.1");
});

// GET, POST and DELETE /__sim/stubs: answers to cloud calls, for a page and for `npm start`.
import { Hono } from "hono";
import type { Simulator } from "../running-simulator";
import type { StubAnswer } from "../stubs/stub";
import { stubSchema } from "./control-schemas";
import { parse, readJson } from "./read-body";

export function stubRoutes({ stub, wechat }: Pick<Simulator, "stub" | "wechat">): Hono {
  const app = new Hono();
  const describe = () => ({
    stubs: wechat.stubs.all().map(({ apiName, calls }) => ({ apiName, calls: calls.length })),
    ready: wechat.readyCalls,
  });
  app.get("/", (c) => c.json(describe()));
  app.post("/", async (c) => {
    const { apiName, answer } = parse(stubSchema, await readJson(c));
    stub(apiName, withBytes(answer));
    return c.json(describe());
  });
  app.delete("/:apiName", (c) => {
    const named = wechat.stubs.all().find(({ apiName }) => apiName === c.req.param("apiName"));
    named?.remove();
    return c.json(describe());
  });
  return app;
}

/** JSON has no bytes: `{ contentType, base64 }` stands for them. */
function withBytes({ base64, ...answer }: Readonly<Record<string, unknown>>): StubAnswer {
  return typeof base64 === "string" ? { ...answer, buffer: Buffer.from(base64, "base64") } : { ...answer };
}

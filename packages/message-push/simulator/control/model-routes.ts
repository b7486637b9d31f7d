// GET and POST /__sim/model: how the local model behaves, for a page, a script and `npm start`.
import { Hono } from "hono";
import type { LocalModel } from "../model/model-order";
import type { ModelState } from "./contract";
import { modelSchema } from "./control-schemas";
import { parse, readJson } from "./read-body";

export function modelRoutes({ model }: { readonly model: LocalModel }): Hono {
  const app = new Hono();
  const describe = (): ModelState => ({ behaviour: model.behaviour, asked: model.requests.length });
  app.get("/", (c) => c.json(describe()));
  app.post("/", async (c) => {
    const { behaviour, says } = parse(modelSchema, await readJson(c));
    model.behave({ ...(behaviour && { behaviour }), ...(says !== undefined && { says }) });
    return c.json(describe());
  });
  return app;
}

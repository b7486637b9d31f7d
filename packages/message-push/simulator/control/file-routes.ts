// /__sim/files: the files of the local storage, for a page and for scripts. A path is in the query, because it has slashes of its own.
import { Hono } from "hono";
import type { Simulator } from "../running-simulator";
import { pictureType } from "../wechat/media";
import { fileSchema } from "./control-schemas";
import { HARMLESS } from "./harmless";
import { parse, readJson } from "./read-body";

export function fileRoutes({ files }: Pick<Simulator, "files">): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    const path = c.req.query("path");
    if (path === undefined) return c.json(files().list());
    const content = files().read(path);
    return c.body(new Uint8Array(content), 200, {
      "content-type": pictureType(content) ?? "application/octet-stream",
      ...HARMLESS,
    });
  });
  app.post("/", async (c) => {
    const { path, base64 } = parse(fileSchema, await readJson(c));
    return c.json({ fileID: files().put(path, Buffer.from(base64, "base64")) });
  });
  app.delete("/", (c) => {
    const path = c.req.query("path") ?? "";
    // Refuses what is not there.
    files().read(path);
    files().remove(path);
    return c.json(files().list());
  });
  return app;
}

// /__sim/files: the files of the local storage, for a page and for scripts. A path is in the query, because it has slashes of its own.
import { Hono } from "hono";
import type { Simulator } from "../running-simulator";
import { fileSchema } from "./control-schemas";
import { parse, readJson } from "./read-body";

export function fileRoutes({ files }: Pick<Simulator, "files">): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    const path = c.req.query("path");
    if (path === undefined) return c.json(files().list());
    const content = files().read(path);
    return c.body(new Uint8Array(content), 200, {
      "content-type": pictureType(content) ?? "application/octet-stream",
      // A file may be a page that a customer sent: no browser runs it here.
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
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

const PICTURES: readonly (readonly [beginning: string, type: string])[] = [
  ["89504e470d0a1a0a", "image/png"],
  ["ffd8ff", "image/jpeg"],
  ["47494638", "image/gif"],
];

/** By its content; whatever is no picture is only bytes. */
function pictureType(content: Buffer): string | undefined {
  const start = content.subarray(0, 8).toString("hex");
  return PICTURES.find(([beginning]) => start.startsWith(beginning))?.[1];
}

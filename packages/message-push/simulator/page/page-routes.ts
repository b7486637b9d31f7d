// GET /: the page, its script and its style; GET /docs/: the guides that it names, as they are written.
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { type Context, Hono } from "hono";
import { DOCS_DIR } from "../../project/package-home";
import { type PageAssets, readPage } from "./page-assets";

/**
 * Only what this server itself gives is loaded, nothing inline is run, no text becomes markup, and no other page shows this one in a frame.
 * Pictures may also be made in the page, from what is pasted.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const HEADERS = {
  "content-security-policy": PAGE_POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  // A new start may have another page at the same address.
  "cache-control": "no-store",
} as const;

export function pageRoutes(): Hono {
  const app = new Hono();
  let assets: Promise<PageAssets> | undefined;
  const kept = () => {
    assets ??= readPage();
    return assets;
  };
  const send = (c: Context, type: string, text: string) =>
    c.body(text, 200, { "content-type": `${type}; charset=utf-8`, ...HEADERS });
  app.get("/", async (c) => {
    assets = readPage();
    await assets;
    return send(c, "text/html", HTML);
  });
  app.get("/page.js", async (c) => send(c, "text/javascript", (await kept()).script));
  app.get("/page.css", async (c) => send(c, "text/css", (await kept()).style));
  app.get("/docs/:path{.+}", (c) => {
    const path = c.req.param("path");
    // Only paths that are there: none leads out of the folder.
    if (!path.endsWith(".md") || !guides().includes(path)) return c.notFound();
    return send(c, "text/plain", readFileSync(join(DOCS_DIR, path), "utf8"));
  });
  return app;
}

/** Those of folders, as well: `reference/errors.md`. */
function guides(): readonly string[] {
  return readdirSync(DOCS_DIR, { recursive: true }).map((path) => String(path).replaceAll(sep, "/"));
}

const HTML = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>message-push</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%2307c160'/%3E%3Cpath d='M7 10h18v11H14l-5 4v-4H7z' fill='white'/%3E%3C/svg%3E">
<link rel="stylesheet" href="/page.css">
<body><div id="page"></div><script type="module" src="/page.js"></script></body>
</html>
`;

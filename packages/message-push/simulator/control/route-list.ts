// What the control API has, read from its routes: GET /__sim/, and GET / for who opens the announced URL in a browser.
import { Hono } from "hono";

/** Each route once, as `GET /__sim/clock`, by its path. */
export function routesOf({ routes }: Pick<Hono, "routes">): readonly string[] {
  const own = routes.filter(({ method, path }) => method !== "ALL" && !path.endsWith("/*"));
  const named = own.map(({ method, path }) => ({ method, path: `/__sim${path}` }));
  const sorted = named.sort((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method));
  return [...new Set(sorted.map(({ method, path }) => `${method} ${path}`))];
}

/** Nothing is loaded or run, and no other page may show it in a frame. */
const POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page at the root, and the list as JSON. Before the control API itself, which has no route with nothing behind its slash. */
export function routePages(control: Hono): Hono {
  const app = new Hono();
  app.get("/__sim/", (c) => c.json({ routes: routesOf(control) }));
  app.get("/", (c) => {
    c.header("Content-Security-Policy", POLICY);
    return c.html(pageOf(routesOf(control)));
  });
  return app;
}

function pageOf(routes: readonly string[]): string {
  const items = routes.map((route) => `<li><code>${route}</code></li>`).join("\n");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>message-push simulator</title>
<h1>message-push simulator</h1>
<p>A local WeChat and a local CloudBase run here. Type in the terminal, or use the control API, which docs/simulator.md explains:</p>
<p>本机微信与云开发模拟器。请在终端里输入，或使用下面的控制接口，说明见 docs/simulator.zh-CN.md：</p>
<ul>
${items}
</ul>
</html>
`;
}

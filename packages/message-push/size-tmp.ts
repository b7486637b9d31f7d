import { mkdtempSync, rmSync } from "node:fs";
import { runBundler } from "/tmp/wt/pictures/packages/message-push/tools/bundle/run-bundler";
(async () => {
const out = mkdtempSync("/tmp/size-");
for (const name of ["text","relay","image"]) {
const [b] = await runBundler("/tmp/wt/pictures", { names: [name], functionsDir: "cloudfunctions" }, out);
const total = b.parts.reduce((s: number, [, x]: [string, number]) => s + x, 0);
console.log(name, total, b.parts.length);
for (const [f, n] of b.parts) if (/picture|fetch-|media|states|state-store|files|replies|messages|purge-desk|desk-store|run-attempt|reply-sender|temp-media|did-you/.test(f)) console.log("  ", n, f);
}
rmSync(out, { recursive: true });
})();

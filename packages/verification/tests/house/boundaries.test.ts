// The arrows of the house are lint rules; this proves that each rule bites.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const root = resolve(__dirname, "../../../..");
const biomeBin = join(dirname(require.resolve("@biomejs/biome/package.json")), "bin", "biome");

const forbidden: readonly (readonly [file: string, line: string])[] = [
  ["packages/message-push/src/wechat/a.ts", 'import { a } from "../runtime/ports"; export const b = a;'],
  ["packages/message-push/src/wechat/b.ts", 'import * as a from "wx-server-sdk"; export const b = a;'],
  ["packages/message-push/src/wechat/c.ts", 'import { a } from "../../simulator/clock"; export const b = a;'],
  ["packages/message-push/src/runtime/a.ts", 'import { a } from "../platform/system-clock"; export const b = a;'],
  ["packages/message-push/src/runtime/b.ts", 'import { a } from "../index"; export const b = a;'],
  ["packages/message-push/src/runtime/c.ts", 'import * as a from "wx-server-sdk"; export const b = a;'],
  ["packages/message-push/src/runtime/d.ts", "export const b = Date.now();"],
  ["packages/message-push/src/runtime/e.ts", "export const b = process.env.ENV_ID;"],
  ["packages/message-push/src/platform/memory/a.ts", 'import * as a from "wx-server-sdk"; export const b = a;'],
  [
    "packages/message-push/src/platform/cloudbase/a.ts",
    'import { a } from "../../../simulator/clock"; export const b = a;',
  ],
  ["packages/message-push/src/a.ts", 'import { a } from "../tools/commands/build"; export const b = a;'],
  [
    "cloudfunctions/text/a.ts",
    'import { a } from "../../packages/message-push/src/runtime/ports"; export const b = a;',
  ],
  ["cloudfunctions/text/b.ts", 'import { a } from "../../simulator/clock"; export const b = a;'],
  ["cloudfunctions/text/index.ts", 'import * as a from "wx-server-sdk"; export const b = a;'],
  [
    "cloudfunctions/image/index.ts",
    'import { a } from "../../packages/message-push/src/runtime/ports"; export const b = a;',
  ],
  ["packages/message-push/simulator/a.ts", 'import { a } from "../src/runtime/ports"; export const b = a;'],
  [
    "packages/message-push/simulator/wechat/b.ts",
    'import { a } from "../../tools/commands/build"; export const b = a;',
  ],
  ["packages/message-push/simulator/c.ts", 'import { a } from "../server/start-service"; export const b = a;'],
  ["packages/message-push/src/b.ts", 'import { a } from "../project/cloudbaserc"; export const b = a;'],
  ["packages/message-push/project/a.ts", 'import { a } from "../tools/timing"; export const b = a;'],
  ["packages/message-push/project/b.ts", 'import { a } from "../simulator/clock"; export const b = a;'],
  ["packages/message-push/project/c.ts", 'import { a } from "../src/runtime/ports"; export const b = a;'],
  ["packages/message-push/server/a.ts", 'import { a } from "../tools/timing"; export const b = a;'],
  ["packages/message-push/server/b.ts", 'import { a } from "../simulator/clock"; export const b = a;'],
  ["packages/message-push/tools/a.ts", 'import { a } from "../../verification/campaign"; export const b = a;'],
  ["packages/message-push/page/a.ts", 'import { a } from "node:path"; export const b = a;'],
  ["packages/message-push/page/state/b.ts", 'import { a } from "../../project/cloudbaserc"; export const b = a;'],
  ["packages/message-push/page/c.tsx", 'import { a } from "../src/wechat/catalogue/pair-docs"; export const b = a;'],
  ["packages/message-push/testing/a.ts", 'import { a } from "../tests/support/until"; export const b = a;'],
];

const allowed: readonly (readonly [file: string, line: string])[] = [
  ["packages/message-push/src/platform/cloudbase/z.ts", 'import * as a from "wx-server-sdk"; export const b = a;'],
  ["packages/message-push/src/runtime/z.ts", 'import { a } from "../wechat/pairs"; export const b = a;'],
  ["packages/message-push/simulator/wechat/z.ts", 'import { a } from "../../src/wechat/pairs"; export const b = a;'],
  ["packages/message-push/page/z.ts", 'import { a } from "../simulator/journal/push-row"; export const b = a;'],
  ["cloudfunctions/text/orders.ts", 'import * as a from "wx-server-sdk"; export const b = a;'],
  ["cloudfunctions/text/z.ts", 'import { a } from "#runtime"; export const b = a;'],
];

test("an import against the arrows is a lint error, one along them is not", () => {
  const folder = mkdtempSync(join(tmpdir(), "boundaries-"));
  try {
    writeFileSync(join(folder, "biome.json"), configWithoutGit());
    for (const [file, line] of [...forbidden, ...allowed]) writeSource(join(folder, file), line);
    expect(filesWithRestrictedCode(folder)).toEqual(forbidden.map(([file]) => file).sort());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function configWithoutGit(): string {
  const { $schema, vcs, ...config } = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
  return JSON.stringify(config);
}

function writeSource(path: string, line: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${line}\n`);
}

function filesWithRestrictedCode(folder: string): string[] {
  const { stdout } = spawnSync(process.execPath, [biomeBin, "lint", "--reporter=json", "--max-diagnostics=none", "."], {
    cwd: folder,
    encoding: "utf8",
  });
  const report: { diagnostics: { category: string; location: { path: string | { file: string } } }[] } =
    JSON.parse(stdout);
  const files = report.diagnostics
    .filter(({ category }) => /noRestricted(Imports|Globals)$/.test(category))
    .map(({ location: { path } }) => (typeof path === "string" ? path : path.file).replaceAll("\\", "/"));
  return [...new Set(files)].sort();
}

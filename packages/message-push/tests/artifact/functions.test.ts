import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse } from "@babel/parser";
import { documentedPairs } from "../../src/wechat/catalogue/pair-docs";
import { runBundler } from "../../tools/bundle/run-bundler";

const root = resolve(__dirname, "../../../..");
const dist = join(root, "dist/cloudfunctions");
const names = readdirSync(join(root, "cloudfunctions")).sort();

/**
 * What a new instance reads and loads before it can answer, with room for a small change. Who needs more says why here; seconds would
 * tell of the machine. The relay is next to nothing but the runtime, of which pictures in replies are 11 KB; the desk adds its store and
 * hours, rules where there is a menu, the table of characters where questions are matched, and a dialogue with the team's own database and a
 * model where they are; http_push holds all of them, and what reads encrypted JSON and XML besides. Chinese texts of errors are 35 to 41 KB of
 * each, six bytes for a character; none of them is made before there is an error.
 */
const BUDGETS: Readonly<Record<string, { readonly kilobytes: number; readonly modules: number }>> = {
  relay: { kilobytes: 615, modules: 285 },
  image: { kilobytes: 614, modules: 288 },
  miniprogrampage: { kilobytes: 614, modules: 288 },
  user_enter_tempsession: { kilobytes: 619, modules: 287 },
  text: { kilobytes: 684, modules: 330 },
  http_push: { kilobytes: 710, modules: 350 },
};
const MOST_BUILT_INS = 60;

test("dist holds the functions of cloudfunctions/, and nothing else", () => {
  expect(readdirSync(dist).sort()).toEqual(names);
});

// A team's own functions are not judged here, and what it took out is not missed.
describe.each(names.filter((name) => Object.hasOwn(BUDGETS, name)))("the built function %s", (name) => {
  const folder = join(dist, name);

  test("is three files", () => {
    expect(readdirSync(folder).sort()).toEqual(["config.json", "index.js", "package.json"]);
  });

  test("stays within its budgets of bytes, of modules in it, and of Node's own that it loads", async () => {
    const { kilobytes = 0, modules: mostModules = 0 } = BUDGETS[name] ?? {};
    const modules = (await bundleOf(name))?.parts.filter(([, bytes]) => bytes > 0).length ?? Number.NaN;
    expect(statSync(join(folder, "index.js")).size).toBeLessThanOrEqual(kilobytes * 1024);
    expect(modules).toBeLessThanOrEqual(mostModules);
    expect(loadedBuiltIns(folder).length).toBeLessThanOrEqual(MOST_BUILT_INS);
  });

  test("loads nothing of Node that a push seldom needs", () => {
    const seldom = ["https", "tls", "zlib", "fs/promises", "internal/deps/undici/undici"];
    expect(loadedBuiltIns(folder).filter((loaded) => seldom.includes(loaded))).toEqual([]);
  });

  test("is in characters of one byte each, so that Node does not keep all at two", () => {
    expect(readFileSync(join(folder, "index.js"), "utf8").match(/[^\0-\x7f]+/g) ?? []).toEqual([]);
  });

  test("makes no text in two languages before something is refused", () => {
    expect(textsAtLoad(readFileSync(join(folder, "index.js"), "utf8"))).toEqual([]);
  });

  test("keeps the config.json that was written for it", () => {
    expect(readFileSync(join(folder, "config.json"))).toEqual(
      readFileSync(join(root, "cloudfunctions", name, "config.json")),
    );
  });

  test("holds the facts of the catalogue, and none of its pair docs", () => {
    const code = readFileSync(join(folder, "index.js"), "utf8");
    expect(code).toContain("xpay_goods_deliver_notify");
    expect(documentedPairs().filter(([, { about }]) => code.includes(about.en))).toEqual([]);
  });

  test("loads without node_modules, and its main.on is what its package.json says", () => {
    const alone = mkdtempSync(join(tmpdir(), "artifact-"));
    cpSync(folder, alone, { recursive: true });
    const script =
      "const { main } = require('./index.js'); console.log(JSON.stringify([main.on, typeof main, typeof main.handle])); process.exit(0)";
    const printed = execFileSync(process.execPath, ["-e", script], {
      cwd: alone,
      encoding: "utf8",
      env: { PATH: process.env.PATH },
    });
    rmSync(alone, { recursive: true });
    const { messagePush } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    // A function that no pair is bound to has no handler.
    const handler = messagePush.pairs.length > 0 ? "function" : "undefined";
    expect(JSON.parse(printed)).toEqual([messagePush.pairs, "function", handler]);
  });

  test("is made of cloudfunctions/, src/ and packages, without the heavy parts of the SDK", async () => {
    const files = (await bundleOf(name))?.inputs ?? [];
    expect(files).toContain(`cloudfunctions/${name}/index.ts`);
    expect(
      files.filter((file) => !/^(cloudfunctions|desk|packages\/message-push\/src|node_modules)\//.test(file)),
    ).toEqual([]);
    expect(
      files.filter((file) =>
        /node_modules\/(axios|jsonwebtoken|mime-db|xml2js|form-data|protobufjs|long|bson\/lib\/parser\/(de)?serializer|@cloudbase\/(ai|app|wx-cloud-client-sdk|database\/dist\/commonjs\/realtime))\//.test(
          file,
        ),
      ),
    ).toEqual([]);
  });
});

async function bundleOf(name: string) {
  const out = mkdtempSync(join(tmpdir(), "artifact-"));
  const [bundled] = await runBundler(root, { names: [name], functionsDir: "cloudfunctions" }, out);
  rmSync(out, { recursive: true });
  return bundled;
}

/** Every `{ en, zh }` that is made when the file loads. */
function textsAtLoad(code: string): readonly string[] {
  const found: string[] = [];
  const left: unknown[] = [parse(code).program];
  while (left.length > 0) {
    const { type, loc, start, end, ...children } = Object(left.pop());
    if (/Function|Method/.test(type)) continue;
    const names = [children.properties ?? []].flat().map((own: object) => Object(Object(own).key).name);
    if (type === "ObjectExpression" && names.includes("en") && names.includes("zh")) found.push(code.slice(start, end));
    left.push(...Object.values(children).filter((child) => typeof child === "object"));
  }
  return found;
}

/** Node's own modules that are not there before the function loads. */
function loadedBuiltIns(folder: string): readonly string[] {
  const script = `
    const before = new Set(process.moduleLoadList);
    require("./index.js");
    const loaded = process.moduleLoadList.filter((name) => name.startsWith("NativeModule ") && !before.has(name));
    console.log(JSON.stringify(loaded.map((name) => name.slice("NativeModule ".length))));
    process.exit(0);`;
  const env = { PATH: process.env.PATH };
  return JSON.parse(execFileSync(process.execPath, ["-e", script], { cwd: folder, encoding: "utf8", env }));
}

// The types as a team has them that only installs the package: declarations, and no source of it.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const packageDir = resolve(__dirname, "../..");
const root = resolve(packageDir, "../..");
const tsc = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");

/** What a build checks with where a team has no tsconfig.json. */
const SETTINGS = {
  target: "ES2022",
  module: "preserve",
  moduleResolution: "bundler",
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ["node"],
};
const QUERY = (condition: string) => `import { database, defineFunction } from "#runtime";
interface Order { no: string; status: string }
export const main = defineFunction({
  on: "text",
  async handle({ Content: no }) {
    const { data } = await database.collection<Order>("orders").where(${condition}).get();
    const orders: Order[] = data;
    return orders[0]?.status;
  },
});
`;
const INIT = (form: string, options = "{ env: cloud.DYNAMIC_CURRENT_ENV }") =>
  `import ${form} from "wx-server-sdk";\ncloud.init(${options});\n`;
const KIT = `import { startSimulator } from "message-push/testing";
export async function lost(): Promise<number> {
  return (await startSimulator()).deadLetters().length;
}
`;
const MATCHER = `import type { Simulator } from "message-push/testing";
declare const sim: Simulator;
const returned: void = expect(sim).toHaveNoDeadLetters();
expect(sim).not.toHaveNoDeadLetters();
expect(sim).toHaveNoDeadLetter();
export { returned };
`;
const FILES = {
  "query.ts": QUERY("{ no }"),
  "wrong-field.ts": QUERY("{ number: no }"),
  "default-import.ts": INIT("cloud"),
  "star-import.ts": INIT("* as cloud"),
  "other-options.ts": INIT("cloud", '{ env: "desk-1a2b3c", traceUser: true, timeout: 3000, throwOnNotFound: false }'),
  "wrong-option.ts": INIT("cloud", "{ environment: cloud.DYNAMIC_CURRENT_ENV }"),
  "kit.ts": KIT,
};

let project: string;
/** What the compiler says about the files, with the package and without. */
let errors: readonly [withPackage: string, withoutPackage: string, withJest: string];
beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), "declared-types-"));
  await install();
  for (const [name, code] of Object.entries(FILES)) writeFileSync(join(project, name), code);
  writeFileSync(join(project, "matcher.test.ts"), MATCHER);
  errors = await Promise.all([
    compile("with", { compilerOptions: SETTINGS, files: Object.keys(FILES) }),
    compile("without", { compilerOptions: SETTINGS, files: ["default-import.ts"] }),
    compile("jest", { compilerOptions: { ...SETTINGS, types: ["node", "jest"] }, files: ["matcher.test.ts"] }),
  ]);
}, 30_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

/** Puts the package into the project, as declarations. */
async function install(): Promise<void> {
  const installed = join(project, "node_modules/message-push");
  mkdirSync(installed, { recursive: true });
  cpSync(join(packageDir, "package.json"), join(installed, "package.json"));
  writeFileSync(join(project, "package.json"), '{ "imports": { "#runtime": "message-push" } }');
  for (const name of ["wx-server-sdk", "@types"]) {
    symlinkSync(join(root, "node_modules", name), join(project, "node_modules", name), "junction");
  }
  const emitted = { noEmit: false, declaration: true, emitDeclarationOnly: true, outDir: join(installed, "lib") };
  const printed = await compile("emit", {
    extends: join(root, "tsconfig.json"),
    compilerOptions: {
      ...emitted,
      rootDir: packageDir,
      types: ["node"],
      typeRoots: [join(root, "node_modules/@types")],
    },
    include: ["src/index.ts", "testing/index.ts"].map((path) => join(packageDir, path)),
  });
  expect(printed).toBe("");
}

/** Runs the compiler with these settings, and gives what it prints. */
function compile(name: string, settings: object): Promise<string> {
  const file = join(project, `${name}.json`);
  writeFileSync(file, JSON.stringify(settings));
  return new Promise((done) => {
    execFile(process.execPath, [tsc, "-p", file, "--pretty", "false"], { cwd: project }, (_, stdout) => done(stdout));
  });
}

test("a query of own documents is typed without a cast, and the quickstart's init compiles in both forms", () => {
  const [withPackage] = errors;
  expect(withPackage.split("\n").flatMap((line) => /^([\w./-]+)\(/.exec(line)?.[1] ?? [])).toEqual([
    "wrong-field.ts",
    "wrong-option.ts",
  ]);
});

test("a misspelt field and a misspelt option are named", () => {
  const [withPackage] = errors;
  expect(withPackage).toContain("'number' does not exist in type");
  expect(withPackage).toContain("'environment' does not exist in type");
});

test("the SDK's types alone still refuse the quickstart's init, so that ours are needed", () => {
  const [, withoutPackage] = errors;
  expect(withoutPackage).toContain("Type 'symbol' is not assignable");
});

test("the test kit's matcher is typed where jest's types are, and the kit needs none of them", () => {
  const [withPackage, , withJest] = errors;
  expect(withPackage).not.toContain("kit.ts");
  expect(withJest.trim().split("\n")).toEqual([expect.stringMatching(/^matcher\.test\.ts\(5,.*toHaveNoDeadLetter'/)]);
});

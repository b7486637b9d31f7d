// Files beside a function's code: which are packed with it, how they count, and what is refused.
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { buildFunctions } from "../../../tools/bundle/build-functions";
import { findProjectFunctions } from "../../../tools/bundle/project-functions";
import { reportOf } from "../../../tools/bundle/report-table";
import { buildAside } from "../../../tools/doctor/build-aside";
import { cloudbaserc, removeTinyProjects, type TinyProject, tinyProject } from "../../support/tiny-project";

afterAll(removeTinyProjects);

const build = ({ dir }: TinyProject) => buildFunctions({ projectDir: dir, isTypeChecked: false });
const OUT = "dist/cloudfunctions";
const TEXT = "cloudfunctions/text";
const built = ({ dir }: TinyProject, path: string) => readFileSync(join(dir, OUT, path), "utf8");

/** Every file of a built function, as paths below its folder. */
function filesOf({ dir }: TinyProject, name: string): string[] {
  const entries = readdirSync(join(dir, OUT, name), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => file.slice(join(dir, OUT, name).length + 1).replaceAll("\\", "/")).sort();
}

/** With the functions `text` and `image`, and `http_push` that dispatches to both. */
function withHttpPush(): TinyProject {
  const project = tinyProject();
  project.write(
    "cloudfunctions/http_push/index.ts",
    `import { defineHttpPush } from "#runtime";
import { main as image } from "../image";
import { main as text } from "../text";
export const main = defineHttpPush({ functions: [image, text] });
`,
  );
  project.write("cloudfunctions/http_push/config.json", '{ "permissions": { "openapi": [] } }');
  project.write("cloudbaserc.json", cloudbaserc(["text", "image", "http_push"]));
  return project;
}

test("what is no source is packed at its place, also from subfolders, and nothing else is", async () => {
  const project = tinyProject();
  const packed = ["thanks.png", "data/shops.json", "data/config.json", "keys/apiclient.pem", "prompt.txt"];
  const left = [
    ...["lib/handler.ts", "lib/old.js", "lib/old.js.map", "types.d.ts", "a.mts", "b.cts", "c.mjs", "d.cjs"],
    ...["package.json", "package-lock.json", "tsconfig.json", "jsconfig.json", "README.md", "docs/notes.MD"],
    ...[".DS_Store", ".env", ".cache/page.html", "node_modules/some/logo.png"],
    ...["index.test.ts", "tests/customer.png", "__tests__/customer.png", "__snapshots__/index.test.ts.snap"],
  ];
  for (const path of [...packed, ...left]) project.write(`${TEXT}/${path}`, `content of ${path}`);
  // It is the nearest one, so it has to say what #runtime is.
  project.write(`${TEXT}/package.json`, '{ "imports": { "#runtime": "message-push" } }');
  project.write(`${TEXT}/tsconfig.json`, "{}");
  await build(project);
  expect(filesOf(project, "text")).toEqual([...packed, "config.json", "index.js", "package.json"].sort());
  for (const path of packed) expect(built(project, `text/${path}`)).toBe(`content of ${path}`);
  expect(built(project, "text/config.json")).toBe(readFileSync(join(project.dir, TEXT, "config.json"), "utf8"));
});

test("they count in the size and in the table, where gzip counts what they are when packed", async () => {
  const project = tinyProject();
  const before = await build(project);
  project.write(`${TEXT}/shops.txt`, "x".repeat(10 * 1024));
  const after = await build(project);
  const [was, is] = [before, after].map(({ functions }) => functions.find(({ name }) => name === "text"));
  expect(is?.bytes).toBe((was?.bytes ?? 0) + 10 * 1024);
  expect([was?.fileBytes, is?.fileBytes]).toEqual([0, 10 * 1024]);
  expect(is?.gzipBytes).toBeGreaterThan(was?.gzipBytes ?? 0);
  expect(is?.gzipBytes).toBeLessThan((was?.gzipBytes ?? 0) + 200);
  expect(reportOf(after)).toContain(`${((is?.bytes ?? 0) / 1024).toFixed(1)} KB`);
});

test("a file is there when the function loads: its code may read it at once", async () => {
  const project = tinyProject();
  project.write(`${TEXT}/faq/answers.json`, '{ "几点": "九点" }');
  project.write(
    `${TEXT}/index.ts`,
    `import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineFunction } from "#runtime";
const answers: Record<string, string> = JSON.parse(readFileSync(join(__dirname, "faq/answers.json"), "utf8"));
export const main = defineFunction({ on: "text", handle: ({ Content }) => answers[Content] });
`,
  );
  await expect(build(project)).resolves.toMatchObject({ foreign: [] });
});

test("a file that changed, came or went is seen by the next build and by the doctor's comparison", async () => {
  const project = tinyProject();
  project.write(`${TEXT}/thanks.png`, "one");
  project.write(`${TEXT}/data/old.json`, "{}");
  const compared = async () => {
    const { stale, missing, leftOver } = await buildAside(project.dir, findProjectFunctions(project.dir));
    return { stale, missing, leftOver };
  };
  await build(project);
  expect(await compared()).toEqual({ stale: [], missing: [], leftOver: [] });
  project.write(`${TEXT}/thanks.png`, "two");
  expect(await compared()).toEqual({ stale: ["text"], missing: [], leftOver: [] });
  project.remove(`${TEXT}/data`);
  await build(project);
  expect(filesOf(project, "text")).toEqual(["config.json", "index.js", "package.json", "thanks.png"]);
  expect(built(project, "text/thanks.png")).toBe("two");
  project.write("cloudfunctions/image/new.png", "new");
  expect(await compared()).toEqual({ stale: ["image"], missing: [], leftOver: [] });
});

test("a link is followed, one that leads to its own folder is not, and one that leads nowhere is no file", async () => {
  const project = tinyProject();
  project.write("shared/logo.png", "logo");
  symlinkSync(join(project.dir, "shared"), join(project.dir, TEXT, "shared"), "junction");
  symlinkSync(join(project.dir, TEXT), join(project.dir, TEXT, "again"), "junction");
  symlinkSync(join(project.dir, "nowhere"), join(project.dir, TEXT, "nowhere"), "junction");
  await build(project);
  expect(filesOf(project, "text")).toEqual(["config.json", "index.js", "package.json", "shared/logo.png"]);
});

test("too many bytes of files are refused with their size and the largest by name, and nothing is written", async () => {
  const project = tinyProject();
  project.write(`${TEXT}/small.png`, "x".repeat(1024));
  project.write(`${TEXT}/pictures/large.png`, "x".repeat(700 * 1024));
  project.write(`${TEXT}/medium.png`, "x".repeat(400 * 1024));
  await expect(build(project)).rejects.toMatchObject({
    code: "FILES_TOO_LARGE",
    fact: '"text" has files of 1101.0 KB beside its code, and may have 1024.0 KB. The largest:\n  700.0 KB pictures/large.png\n  400.0 KB medium.png\n  1.0 KB small.png',
    fix: expect.stringMatching(/smaller.*cloud storage.*\.$/),
  });
  expect(existsSync(join(project.dir, OUT))).toBe(false);
});

test("what holds other functions is packed with their files, and tells whose they are by no more than their path", async () => {
  const project = withHttpPush();
  project.write(`${TEXT}/thanks.png`, "thanks");
  project.write("cloudfunctions/image/pictures/received.png", "received");
  for (const name of ["text", "image"]) project.write(`cloudfunctions/${name}/logo.png`, "the same");
  const { functions } = await build(project);
  const receiver = functions.find(({ name }) => name === "http_push");
  expect(receiver?.dispatchesTo).toEqual(["image", "text"]);
  expect(filesOf(project, "http_push")).toEqual(
    ["config.json", "index.js", "logo.png", "package.json", "pictures/received.png", "thanks.png"].sort(),
  );
  expect(built(project, "http_push/thanks.png")).toBe("thanks");
  expect(receiver?.fileBytes).toBe("the samethanksreceived".length);
  expect(filesOf(project, "text")).not.toContain("pictures/received.png");
});

test.each([
  [
    "different files of one path",
    (project: TinyProject) => {
      project.write(`${TEXT}/thanks.png`, "thanks for the text");
      project.write("cloudfunctions/image/thanks.png", "thanks for the picture");
    },
    '"http_push" holds image and text, and these files differ: thanks.png of image and of text.',
  ],
  [
    "a file where another has a folder",
    (project: TinyProject) => {
      project.write(`${TEXT}/thanks`, "a file");
      project.write("cloudfunctions/image/thanks/a.png", "in a folder");
    },
    '"http_push" holds image and text, and these files differ: thanks of text and thanks/a.png of image.',
  ],
])("%s of functions that are held together are refused by name", async (_, spoil, fact) => {
  const project = withHttpPush();
  spoil(project);
  await expect(build(project)).rejects.toMatchObject({
    code: "FILES_DIFFER",
    fact,
    fix: expect.stringMatching(/^Give one of them another name.*\.$/),
  });
  expect(existsSync(join(project.dir, OUT))).toBe(false);
});

test("a folder without files beside the code is built as before", async () => {
  const project = tinyProject();
  mkdirSync(join(project.dir, TEXT, "empty"));
  await build(project);
  expect(filesOf(project, "text")).toEqual(["config.json", "index.js", "package.json"]);
});

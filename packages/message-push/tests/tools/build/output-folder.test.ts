import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildFunctions } from "../../../tools/bundle/build-functions";
import { swapFolder } from "../../../tools/bundle/swap-folder";
import { cloudbaserc, removeTinyProjects, tinyProject } from "../../support/tiny-project";

const root = mkdtempSync(join(tmpdir(), "output-folder-"));
afterAll(() => {
  removeTinyProjects();
  rmSync(root, { recursive: true });
});

function folder(name: string, content: string): string {
  const dir = join(root, name);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, "index.js"), content);
  return dir;
}

/** Without those that a link leads to, such as the packages. */
function filesIn(dir: string): string[] {
  const entries = readdirSync(dir, { withFileTypes: true, recursive: true });
  return entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
}

const among = /what is built would stand among them/;
const outside = /functionRoot: must be a folder inside the project/;

test.each([
  ["./cloudfunctions", "PROJECT_LAYOUT_INVALID", among],
  ["cloudfunctions/built", "PROJECT_LAYOUT_INVALID", among],
  ["./dist/../cloudfunctions", "PROJECT_LAYOUT_INVALID", among],
  [".", "CLOUDBASERC_INVALID", outside],
  ["../dist/cloudfunctions", "CLOUDBASERC_INVALID", outside],
  [join(tmpdir(), "elsewhere"), "CLOUDBASERC_INVALID", outside],
])(
  "a functionRoot of %s is refused, and the sources stay",
  async (functionRoot, code, fact) => {
    const project = tinyProject();
    const files = () => filesIn(project.dir);
    const settings = JSON.parse(cloudbaserc(["text", "image"]));
    project.write("cloudbaserc.json", JSON.stringify({ ...settings, functionRoot }));
    const before = files();
    await expect(buildFunctions({ projectDir: project.dir, isTypeChecked: false })).rejects.toMatchObject({
      code,
      fact: expect.stringMatching(fact),
    });
    expect(files()).toEqual(before);
  },
  30_000,
);

test("what an interrupted build of the same process id left is not built in", async () => {
  const project = tinyProject();
  project.write(`dist/.cloudfunctions-${process.pid}/stale/index.js`, "");
  await buildFunctions({ projectDir: project.dir, isTypeChecked: false });
  expect(readdirSync(join(project.dir, "dist/cloudfunctions")).sort()).toEqual(["image", "text"]);
}, 30_000);

test("a new folder takes the place of the last one, and nothing else is left", () => {
  const outDir = folder("replaced/out", "old");
  swapFolder(folder("replaced/new", "new"), outDir);
  expect(readFileSync(join(outDir, "index.js"), "utf8")).toBe("new");
  expect(readdirSync(join(root, "replaced"))).toEqual(["out"]);
});

test("a folder with equal files is left alone", () => {
  const outDir = folder("equal/out", "same");
  const before = statSync(outDir).ino;
  swapFolder(folder("equal/new", "same"), outDir);
  expect(statSync(outDir).ino).toBe(before);
});

test("a new folder that cannot be read leaves the last one where it is", () => {
  const outDir = folder("kept/out", "old");
  expect(() => swapFolder(join(root, "kept/nothing"), outDir)).toThrow("ENOENT");
  expect(existsSync(join(outDir, "index.js"))).toBe(true);
});

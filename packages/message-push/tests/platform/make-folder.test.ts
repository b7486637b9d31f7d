// A data folder that cannot be made is refused at the place that stands in the way.
import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, parse } from "node:path";
import { openDataFolder } from "../../server/store/data-folder";
import { makeFolder } from "../../server/store/make-folder";

const isPosix = process.platform !== "win32";
const unlessWindows = isPosix ? test : test.skip;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "make-folder-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const refusal = (folder: string) => openDataFolder(folder).catch((error: unknown) => error);

test("every missing level is made, for its owner alone, and what is there is left as it is", async () => {
  const [before, folder] = [statSync(root).mode, join(root, "a", "b", "c")];
  await Promise.all([makeFolder(folder), makeFolder(folder)]);
  await makeFolder(folder);
  if (isPosix) expect(statSync(join(root, "a")).mode & 0o777).toBe(0o700);
  expect(statSync(folder).isDirectory()).toBe(true);
  expect(statSync(root).mode).toBe(before);
});

test.each([[["file"]], [["file", "below", "it"]]])("a file in the way is named: %j", async (names) => {
  const file = join(root, "file");
  writeFileSync(file, "");
  expect(await refusal(join(root, ...names))).toMatchObject({
    code: "DATA_FOLDER_UNUSABLE",
    fact: expect.stringContaining(`${file} is no folder (ENOTDIR)`),
    fix: expect.stringContaining("--data"),
  });
  expect(statSync(file).isFile()).toBe(true);
});

// The system refuses folders there with an error that Node's recursive mkdir takes for a missing parent, for ever.
(existsSync("/proc/self") ? test : test.skip)("below /proc it is refused", async () => {
  expect(await refusal("/proc/nope/data")).toMatchObject({
    code: "DATA_FOLDER_UNUSABLE",
    fact: expect.stringMatching(/no folder can be made in \/proc \(E[A-Z]+\)/),
  });
});

unlessWindows("a link that leads nowhere is named", async () => {
  const link = join(root, "link");
  symlinkSync(join(root, "gone"), link);
  expect(await refusal(link)).toMatchObject({ fact: expect.stringContaining(`${link} leads nowhere`) });
});

unlessWindows("a name that no file system takes is refused with its code", async () => {
  expect(await refusal(join(root, "x".repeat(300)))).toMatchObject({ fact: expect.stringContaining("ENAMETOOLONG") });
});

(process.platform === "win32" ? test : test.skip)("a drive that does not exist is named", async () => {
  const free = [..."QRSTUVWXYZ"].map((letter) => `${letter}:\\`).find((drive) => !existsSync(drive));
  if (free === undefined) return;
  expect(await refusal(join(free, "data"))).toMatchObject({ fact: expect.stringContaining(parse(free).root) });
});

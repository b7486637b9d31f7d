// Every save is seen, in whichever way an editor saves; a lost one would let somebody try old code.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SourceWatch, watchSources } from "../../../tools/bundle/watch";
import { until } from "../../support/until";

const INDEX = "cloudfunctions/text/index.ts";

let dir: string;
let sources: SourceWatch;
let seen: string[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "project-"));
  write(INDEX, "first");
  seen = [];
  sources = watchSources(dir, (paths) => seen.push(...paths));
});
afterEach(() => sources.stop());

function write(path: string, text: string): void {
  mkdirSync(join(dir, path, ".."), { recursive: true });
  writeFileSync(join(dir, path), text);
}

/** As editors do that never leave half a file: another file takes its name. */
function replace(path: string, text: string): void {
  write(`${path}.new`, text);
  renameSync(join(dir, `${path}.new`), join(dir, path));
}

/** Whether that path, or a folder that it is in, was reported since the last call. */
async function isSeen(path: string): Promise<void> {
  await until(() => seen.some((one) => path === one || path.startsWith(`${one}/`)));
  seen = [];
}

test.each([
  ["written", write],
  ["replaced", replace],
])("a file that is %s again and again is reported every time", async (_, save) => {
  for (let version = 0; version < 6; version += 1) {
    save(INDEX, `version ${version}`);
    await isSeen(INDEX);
  }
});

test("files of a folder that comes, goes and comes again are reported", async () => {
  for (let round = 0; round < 3; round += 1) {
    write("cloudfunctions/video/deep/a.ts", "a");
    await isSeen("cloudfunctions/video/deep/a.ts");
    write("cloudfunctions/video/deep/a.ts", "b");
    await isSeen("cloudfunctions/video/deep/a.ts");
    replace("cloudfunctions/video/deep/a.ts", "c");
    await isSeen("cloudfunctions/video/deep/a.ts");
    rmSync(join(dir, "cloudfunctions/video"), { recursive: true });
    await isSeen("cloudfunctions/video");
    expect(existsSync(join(dir, "cloudfunctions/video"))).toBe(false);
  }
});

test("what is installed is not reported, what lies beside it is", async () => {
  write("cloudfunctions/text/node_modules/left-pad/index.js", "");
  write("cloudfunctions/text/node_modules/left-pad/index.js", "changed");
  write("cloudfunctions/text/words.ts", "");
  await until(() => seen.includes("cloudfunctions/text/words.ts") || seen.includes("cloudfunctions/text"));
  expect(seen.filter((path) => path.includes("node_modules"))).toEqual([]);
});

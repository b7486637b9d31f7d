// The script itself: what it makes and says, and what it refuses without changing anything.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { PushError } from "../../../src/push-error";
import { type BoundFunction, makeFunction } from "../../../tools/new/make-function";
import { nextSteps } from "../../../tools/new/next-steps";
import { readFunctionRequest } from "../../../tools/new/read-function-request";
import { endScripts, runScript } from "../../support/run-script";
import { clonedProject, removeTinyProjects, type TinyProject, tinyProject } from "../../support/tiny-project";

const PAIR = "event:subscribe_msg_popup_event";
const noOthers = async (): Promise<readonly BoundFunction[]> => [];

afterEach(endScripts);
afterAll(removeTinyProjects);

const read = ({ dir }: TinyProject, file: string) => readFileSync(join(dir, file), "utf8");

/** Every file that is not built, and what it holds. */
function filesOf({ dir }: TinyProject): Record<string, string> {
  const entries = readdirSync(dir, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const files = entries.map(({ parentPath, name }) => relative(dir, join(parentPath, name)));
  return Object.fromEntries(
    files.filter((file) => !file.startsWith("dist")).map((file) => [file, readFileSync(join(dir, file), "utf8")]),
  );
}

test("a function is made with its settings, its test and its row, and what is next is said", async () => {
  const project = clonedProject();
  const { ended, output } = runScript("new.ts", [PAIR, "--name", "asked"], { cwd: project.dir });
  expect(await ended).toBe(0);
  expect(output()).toMatch(
    /made +cloudfunctions\/asked\/index\.ts[\s\S]*made +tests\/asked\.test\.ts[\s\S]*changed +README\.md/,
  );
  expect(output()).toMatch(
    /\/push event:subscribe_msg_popup_event[\s\S]*消息类型 event, 事件类型 subscribe_msg_event, 云函数 asked/,
  );
  expect(output()).toContain("That row also brings event:subscribe_msg_change_event, event:subscribe_msg_sent_event");
  expect(read(project, "cloudfunctions/asked/index.ts")).toMatch(
    /^\/\/ Pair `event:subscribe_msg_popup_event`: a user was asked .*\nimport \{ defineFunction \} from "#runtime";\n/,
  );
  for (const file of ["README.md", "README.zh-CN.md"]) {
    expect(read(project, file)).toContain("| event | subscribe_msg_event | `asked` |");
  }
}, 60_000);

test("only replies need permissions, and only builders in use are imported", async () => {
  const project = tinyProject();
  for (const pair of ["voice", "miniprogrampage", "event:xpay_refund_notify", "event:debug_demo"]) {
    await makeFunction(project.dir, readFunctionRequest([pair]), noOthers);
  }
  const permissions = (name: string) => JSON.parse(read(project, `cloudfunctions/${name}/config.json`)).permissions;
  const imports = (name: string) => read(project, `cloudfunctions/${name}/index.ts`).split("\n")[1];
  const replying = { openapi: ["customerServiceMessage.send", "customerServiceMessage.setTyping"] };
  expect(permissions("miniprogrampage")).toEqual(replying);
  expect(imports("miniprogrampage")).toBe('import { defineFunction, reply } from "#runtime";');
  expect(permissions("voice")).toEqual(replying);
  expect(imports("voice")).toBe('import { defineFunction } from "#runtime";');
  expect(permissions("xpay_refund_notify")).toEqual({ openapi: [] });
  expect(imports("xpay_refund_notify")).toBe('import { ack, defineFunction } from "#runtime";');
  expect(permissions("debug_demo")).toEqual({ openapi: [] });
});

test.each([
  ["event:debug_demo", /No row of 消息推送 brings this pair.*Add debug_demo to the index\.ts of http_push/],
  ["event:SCAN", /official account.*事件类型 qr_scan_scene, 云函数 SCAN/],
  ["voice", /消息类型 voice, 云函数 voice/],
  ["unknown", /POST a packet to \/__sim\/push[\s\S]*by hand/],
])("what is next for %s", async (pair, text) => {
  const request = readFunctionRequest([pair]);
  expect(nextSteps(request, await makeFunction(tinyProject().dir, request, noOthers))).toMatch(text);
});

test("a row that another function has already is told", async () => {
  const others = [{ name: "asked", pairs: [PAIR] }];
  const request = readFunctionRequest(["event:subscribe_msg_sent_event"]);
  const made = await makeFunction(tinyProject().dir, request, async () => others);
  expect(nextSteps(request, made)).toMatch(/takes one 云函数 and is bound to asked already/);
});

test("READMEs without the marks of a push table are left alone", async () => {
  const project = clonedProject();
  project.write("README.md", "# Ours\n");
  project.remove("README.zh-CN.md");
  const { changed } = await makeFunction(project.dir, readFunctionRequest([PAIR]), noOthers);
  expect(changed.map(({ file }) => file)).toEqual(["cloudbaserc.json"]);
  expect(read(project, "README.md")).toBe("# Ours\n");
});

test.each<[string, readonly string[], string | undefined, string, RegExp]>([
  ["no pair", [], undefined, "FLAG_INVALID", /npx message-push new event:/],
  ["two pairs", ["voice", "video"], undefined, "FLAG_INVALID", /one of them/],
  [
    "a pair without its prefix",
    ["subscribe_msg_popup_event"],
    undefined,
    "PAIR_UNKNOWN",
    /"event:subscribe_msg_popup_event".*own-pairs/,
  ],
  ["a misspelt pair", ["event:wxa_media_chek"], undefined, "PAIR_UNKNOWN", /"event:wxa_media_check"/],
  [
    "the console's name of an event",
    ["express_add_path"],
    undefined,
    "PAIR_UNKNOWN",
    /row of "event:add_express_path"/,
  ],
  [
    "the console's name of several",
    ["event:subscribe_msg_event"],
    undefined,
    "PAIR_UNKNOWN",
    /popup_event", ".*change_event", ".*sent_event"/,
  ],
  ["a property of objects", ["constructor"], undefined, "PAIR_UNKNOWN", /^docs\/reference\/pairs\.md lists them/],
  ["a name of one letter", ["voice"], "v", "FUNCTION_NAME_INVALID", /2 to 60 characters/],
  ["a name that leaves the folder", ["voice"], "../voice", "FUNCTION_NAME_INVALID", /letters, digits/],
  ["an empty name", ["voice"], "", "FUNCTION_NAME_INVALID", /--name <folder>/],
])("%s is refused", (_, words, name, code, fix) => {
  expect(refusalOf(() => readFunctionRequest(words, name))).toMatchObject({ code, fix: expect.stringMatching(fix) });
});

test("a --name that npm took for itself is asked for again", () => {
  expect(refusalOf(() => readFunctionRequest(["voice"], undefined, "calls"))).toMatchObject({
    code: "FLAG_INVALID",
    fix: expect.stringContaining("npm run new voice -- --name calls"),
  });
});

function refusalOf(read: () => unknown): PushError {
  try {
    throw new Error(`Not refused: ${JSON.stringify(read())}`);
  } catch (error) {
    return error as PushError;
  }
}

test.each<[string, (project: TinyProject) => void, RegExp]>([
  ["folder", (p) => p.write("cloudfunctions/voice/notes.txt", ""), /cloudfunctions\/voice\./],
  ["test", (p) => p.write("tests/voice.test.ts", ""), /tests\/voice\.test\.ts\./],
  [
    "entry",
    (p) => p.write("cloudbaserc.json", read(p, "cloudbaserc.json").replace('"image"', '"voice"')),
    /entry "voice"/,
  ],
])("a %s that is there already is named, and nothing changes", async (_, prepare, fact) => {
  const project = tinyProject();
  prepare(project);
  const before = filesOf(project);
  await expect(makeFunction(project.dir, readFunctionRequest(["voice"]), noOthers)).rejects.toMatchObject({
    code: "FUNCTION_EXISTS",
    fact: expect.stringMatching(fact),
  });
  expect(filesOf(project)).toEqual(before);
});

test("a pair that another function handles is refused with 1, and nothing changes", async () => {
  const project = tinyProject();
  const before = filesOf(project);
  const { ended, output } = runScript("new.ts", ["text", "--name", "chat"], { cwd: project.dir });
  expect(await ended).toBe(1);
  expect(output()).toMatch(/^\[FUNCTION_EXISTS\] "text" is handled already, by the function text\./);
  expect(output()).not.toMatch(/\n\s+at /);
  expect(filesOf(project)).toEqual(before);
}, 60_000);

test("when writing fails in the middle, what was written is gone", async () => {
  const project = tinyProject();
  project.write("tests", "no folder");
  const before = filesOf(project);
  await expect(makeFunction(project.dir, readFunctionRequest(["voice"]), noOthers)).rejects.toThrow(
    /ENOTDIR|EEXIST|ENOENT/,
  );
  expect(filesOf(project)).toEqual(before);
  expect(readdirSync(join(project.dir, "cloudfunctions")).sort()).toEqual(["image", "text"]);
});

test.each([
  [["--help"], 0, /^Usage: npx message-push new <pair>/],
  [["--nam", "x", "voice"], 1, /\[FLAG_INVALID\].*--nam[\s\S]*Usage/],
  [[], 1, /^\[FLAG_INVALID\] No pair was given\./],
])(
  "npx message-push new %j ends with %i",
  async (args, exit, text) => {
    const { ended, output } = runScript("new.ts", args);
    expect(await ended).toBe(exit);
    expect(output()).toMatch(text);
  },
  30_000,
);

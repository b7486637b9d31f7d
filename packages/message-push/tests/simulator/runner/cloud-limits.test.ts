// What the cloud refuses a function: memory, files, sizes. Names in brackets are the rows of the second look at the facts.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { runnerOf, runSource, stopRunners } from "../../support/runner-bench";
import { removeTinyFunctions, signalFile, tinyFunction } from "../../support/tiny-functions";

afterEach(stopRunners);
afterAll(removeTinyFunctions);

const MB = 1024 * 1024;

describe("[R13] a function is killed when it holds more than its memorySize", () => {
  const killed = {
    status: "crashed",
    error: { name: "MemoryLimitReached", message: expect.stringContaining("Memory size exceeded") },
  };
  test.each([
    ["600 MB of written Buffers, and returns", "held.push(Buffer.alloc(600e6, 1)); return 'done'"],
    ["600 MB of untouched Buffers", "held.push(Buffer.alloc(600e6)); return 'done'"],
    ["600 MB that it lets go again at once", "Buffer.alloc(600e6, 1); return 'done'"],
    ["600 MB in small Buffers", "for (let i = 0; i < 600; i++) held.push(Buffer.alloc(1e6, i)); return 'done'"],
    ["a heap that is too large", "for (;;) held.push(new Array(1e5).fill({}).map((_, i) => ({ i })))"],
    ["too much, and waits", "held.push(Buffer.alloc(600e6, 1)); return new Promise(() => {})"],
  ])("%s", async (_, body) => {
    expect(await runSource(`const held = []; exports.main = () => { ${body} }`)).toMatchObject(killed);
  });

  test("before it makes another request", async () => {
    const asked = signalFile();
    const source = `exports.main = async () => {
      const held = Buffer.alloc(600e6, 1);
      require("node:http").request("http://127.0.0.1:1");
      require("node:fs").writeFileSync(${JSON.stringify(asked)}, "");
      return held.length;
    }`;
    expect(await runSource(source)).toMatchObject(killed);
    expect(existsSync(asked)).toBe(false);
  });

  const whereWatched = process.platform === "win32" ? test.skip : test;
  whereWatched("also while it blocks its process", async () => {
    const source = "exports.main = () => { const held = Buffer.alloc(600e6, 1); for (;;) held[0] ^= 1; }";
    expect(await runnerOf(tinyFunction("tiny", source, { timeout: 900 })).invoke()).toMatchObject(killed);
  });

  test("the next event gets a new instance", async () => {
    const { invoke } = runnerOf(tinyFunction("tiny", "exports.main = ({ bytes }) => Buffer.alloc(bytes, 1).length"));
    expect(await invoke({ bytes: 600 * MB })).toMatchObject(killed);
    expect(await invoke({ bytes: MB })).toMatchObject({ status: "returned", coldStart: true });
  });

  test("what fits passes, and so does 600 MB where memorySize is 1024", async () => {
    const source = "exports.main = ({ bytes }) => Buffer.alloc(bytes, 1).length";
    const [small, large] = [256, 1024].map((memorySize) => runnerOf(tinyFunction("tiny", source, { memorySize })));
    expect(await small?.invoke({ bytes: 200 * MB })).toMatchObject({ status: "returned", result: 200 * MB });
    expect(await large?.invoke({ bytes: 600 * MB })).toMatchObject({ status: "returned" });
  });
});

describe("[R11] only /tmp is writable", () => {
  const EROFS = { code: "EROFS", message: expect.stringMatching(/^EROFS: read-only file system, /) };
  const attempts = (path: string) => `const fs = require("node:fs"); const path = require("node:path");
    const told = (error) => ({ code: error.code, message: error.message, syscall: error.syscall });
    const sync = (work) => { try { work(); return "done" } catch (error) { return told(error) } };
    exports.main = async () => {
      const file = ${path};
      const open = (stream) => new Promise((resolve) => stream.on("open", () => resolve("done")).on("error", (e) => resolve(told(e))));
      return {
        writeFileSync: sync(() => fs.writeFileSync(file, "1")),
        appendFileSync: sync(() => fs.appendFileSync(file, "1")),
        openSync: sync(() => fs.closeSync(fs.openSync(file, "r+"))),
        mkdirSync: sync(() => fs.mkdirSync(file + "-folder/deep", { recursive: true })),
        copyFileSync: sync(() => fs.copyFileSync(__filename, file)),
        chmodSync: sync(() => fs.chmodSync(path.dirname(file), 0o700)),
        mkdtempSync: sync(() => fs.mkdtempSync(file)),
        symlinkSync: sync(() => fs.symlinkSync(__filename, file + "-link")),
        writeFile: await fs.promises.writeFile(file, "1").then(() => "done", told),
        open: await require("fs/promises").open(file, "a").then((handle) => handle.close()).then(() => "done", told),
        callback: await new Promise((resolve) => fs.writeFile(file, "1", (error) => resolve(error ? told(error) : "done"))),
        createWriteStream: await open(fs.createWriteStream(file)),
        renameSync: sync(() => fs.renameSync(file, file + "-2")),
        unlinkSync: sync(() => fs.unlinkSync(fs.existsSync(file + "-2") ? file + "-2" : __filename)),
      };
    }`;

  test.each([
    ["beside index.js", "__dirname + '/x.txt'"],
    ["in the current folder", "'x.txt'"],
    ["as a URL", "new (require('node:url').URL)('file://' + __dirname + '/x.txt').pathname"],
    ["in the folders of other functions", "path.join(__dirname, '../other.txt')"],
    ["anywhere else", "path.join(require('node:os').homedir(), 'message-push-x.txt')"],
  ])("a write %s ends with EROFS, by every call", async (_, path) => {
    const fn = tinyFunction("tiny", attempts(path));
    const { result } = await runnerOf(fn).invoke();
    for (const [call, came] of Object.entries(result as Record<string, unknown>)) {
      expect([call, came]).toEqual([call, expect.objectContaining(EROFS)]);
    }
    expect(existsSync(join(fn.folder, "x.txt"))).toBe(false);
    expect(existsSync(join(fn.folder, "index.js"))).toBe(true);
  });

  test("/tmp takes all of it, and what was written is read again", async () => {
    const { result } = await runSource(attempts(`path.join(${JSON.stringify(signalFile())}, "../x.txt")`));
    expect(new Set(Object.values(result as object))).toEqual(new Set(["done"]));
  });

  test("what fails anyhow fails for its own reason, and reading goes on", async () => {
    const source = `const fs = require("node:fs");
      const code = (work) => { try { return work() } catch (error) { return error.code } };
      exports.main = () => [
        code(() => fs.writeFileSync("/no/such/folder/x", "")),
        code(() => fs.mkdirSync(__dirname)),
        code(() => fs.mkdirSync(__dirname, { recursive: true }) ?? "there"),
        code(() => fs.writeFileSync({}, "")),
        code(() => fs.readFileSync(__filename, "utf8").length > 0),
        code(() => fs.openSync("/dev/null", "w") > 0),
      ]`;
    expect((await runSource(source)).result).toEqual(["ENOENT", "EEXIST", "there", "ERR_INVALID_ARG_TYPE", true, true]);
  });

  test("an ES module's own import of a function is held to it, too", async () => {
    const source = `exports.main = async () => {
      const { writeFileSync } = await import("node:fs");
      try { writeFileSync(__dirname + "/x", "") } catch ({ code }) { return code }
    }`;
    expect((await runSource(source)).result).toBe("EROFS");
  });
});

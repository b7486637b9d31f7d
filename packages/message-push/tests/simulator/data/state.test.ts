// What is kept from one start to the next, and what is not.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deskCopy } from "../../support/desk-copy";
import { packets } from "../../support/packets";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../support/simulator";

const running: Simulator[] = [];
afterEach(() => Promise.all(running.splice(0).map((sim) => sim.stop())));

function deskWith(orders: string): string {
  const dir = deskCopy();
  mkdirSync(join(dir, "seed"));
  writeFileSync(join(dir, "seed/orders.json"), orders);
  return dir;
}
async function start(projectDir: string, options: SimulatorOptions = {}): Promise<Simulator> {
  const sim = await startSimulator({ projectDir, state: ".sim", ...options });
  running.push(sim);
  return sim;
}
async function restart(dir: string, options: SimulatorOptions = {}): Promise<Simulator> {
  await running.pop()?.stop();
  return start(dir, options);
}
const partsOf = (dir: string) => readdirSync(join(dir, ".sim/parts"));

test("documents, files and customers are there again, with their types, ids and names", async () => {
  const dir = deskWith("[]");
  const first = await start(dir);
  const at = new Date("2026-01-31T08:00:00Z");
  first.seed("orders", [{ _id: "1", at, place: { type: "Point", coordinates: [116.4, 39.9] } }]);
  first.createCollection("empty");
  first.files().put("pictures/茶.png", Buffer.from([0, 255, 1]));
  await first.customer("茶客").says("你好");
  await first.customer("急").says("人工");
  const { openid, inbox } = first.customer("茶客");

  const second = await restart(dir);
  expect(second.documents("orders")).toEqual([{ _id: "1", at, place: { type: "Point", coordinates: [116.4, 39.9] } }]);
  expect(second.collections()).toContainEqual({ name: "empty", size: 0 });
  expect(second.files().read("pictures/茶.png")).toEqual(Buffer.from([0, 255, 1]));
  expect(second.customer("茶客").openid).toBe(openid);
  // Pushes are counted anew.
  expect(second.customer("茶客").inbox).toEqual(inbox.map(({ pushId: _, ...entry }) => entry));
  expect(second.customer("茶客").replies).toEqual(["收到：你好"]);
  expect(second.wechat.agents.queue()).toEqual([second.customer("急").openid]);
});

test("taking it back pushes, sends and shows nothing", async () => {
  const dir = deskWith("[]");
  await (await start(dir)).customer("茶客").says("你好");
  const second = await restart(dir);
  await second.idle();
  expect(second.events.all()).toEqual([]);
});

test("records of earlier pushes are not kept: the same sample is answered at each start", async () => {
  const dir = deskWith("[]");
  const first = await start(dir);
  expect((await first.push(packets.text)).replies).toHaveLength(1);
  expect(first.documents("message_pushes")).toHaveLength(1);
  const second = await restart(dir);
  expect(second.documents("message_pushes")).toEqual([]);
  expect((await second.push(packets.text)).replies).toHaveLength(1);
});

test("a seed goes only into a collection that the state does not have, until it is forgotten", async () => {
  const dir = deskWith('{"_id":"1","n":1}');
  const first = await start(dir);
  first.database("orders").patch("1", { n: 2 });
  writeFileSync(join(dir, "seed/tags.json"), '{"_id":"t"}');
  const second = await restart(dir);
  expect(second.documents("orders")).toEqual([{ _id: "1", n: 2 }]);
  expect(second.documents("tags")).toEqual([{ _id: "t" }]);
  second.files().put("a", "b");
  const third = await restart(dir, { isFresh: true });
  expect(third.documents("orders")).toEqual([{ _id: "1", n: 1 }]);
  expect(third.files().list()).toEqual([]);
});

test("a test keeps nothing unless it says so", async () => {
  const dir = deskWith('{"n":1}');
  const sim = await startSimulator({ projectDir: dir });
  await sim.stop();
  expect(existsSync(join(dir, ".sim"))).toBe(false);
});

test("git leaves the folder alone, also where the project's own list does not name it", async () => {
  const dir = deskWith("[]");
  await start(dir);
  await restart(dir);
  expect(readFileSync(join(dir, ".sim/.gitignore"), "utf8")).toBe("*\n");
});

describe("a state that cannot be read is named, and stays as it is", () => {
  const list = (dir: string) => join(dir, ".sim/state.json");
  test.each<[string, (dir: string) => void, RegExp]>([
    ["no JSON", (dir) => writeFileSync(list(dir), "{"), /state\.json is damaged/],
    ["empty", (dir) => writeFileSync(list(dir), ""), /state\.json is damaged/],
    [
      "of another form",
      (dir) => writeFileSync(list(dir), '{"version":1,"parts":{"a":"../b"}}'),
      /state\.json is damaged/,
    ],
    [
      "of another version",
      (dir) => writeFileSync(list(dir), '{"version":2,"files":{}}'),
      /another version .* \(2; this one reads 1\)/,
    ],
    [
      "without a part",
      (dir) => writeFileSync(list(dir), `{"version":1,"parts":{"customers":"${"0".repeat(64)}"}}`),
      /cannot be read \(ENOENT\)/,
    ],
    [
      "with a part cut off",
      (dir) => {
        for (const name of partsOf(dir)) writeFileSync(join(dir, ".sim/parts", name), "[");
      },
      /a part of it is damaged/,
    ],
  ])("%s", async (_what, spoil, why) => {
    const dir = deskWith('{"_id":"1"}');
    await (await start(dir)).stop();
    running.pop();
    spoil(dir);
    const before = [readFileSync(list(dir)), partsOf(dir)];
    const refusal = {
      code: "STATE_UNUSABLE",
      fact: expect.stringMatching(why),
      fix: expect.stringContaining("--fresh"),
    };
    await expect(start(dir)).rejects.toMatchObject(refusal);
    expect([readFileSync(list(dir)), partsOf(dir)]).toEqual(before);
    expect((await start(dir, { isFresh: true })).documents("orders")).toEqual([{ _id: "1" }]);
  });
});

test("what a death while writing left behind does not count, and is cleared away", async () => {
  const dir = deskWith('{"_id":"1"}');
  await start(dir);
  const second = await restart(dir);
  writeFileSync(join(dir, ".sim/parts/half.tmp"), "[{");
  second.seed("orders", [{ _id: "2" }]);
  const third = await restart(dir);
  expect(third.documents("orders")).toEqual([{ _id: "1" }, { _id: "2" }]);
  expect(partsOf(dir)).not.toContain("half.tmp");
});

test("without a change nothing is written", async () => {
  const dir = deskWith('{"_id":"1"}');
  await start(dir);
  await restart(dir);
  const written = () => statSync(join(dir, ".sim/state.json"), { bigint: true }).mtimeNs;
  const before = written();
  await restart(dir);
  await running.pop()?.stop();
  expect(written()).toBe(before);
});

test("a second simulator on the folder says that it keeps nothing, and leaves the first alone", async () => {
  const dir = deskWith('{"_id":"1"}');
  const first = await start(dir);
  first.seed("orders", [{ _id: "2" }]);
  const second = await start(dir);
  expect(second.notices.join()).toMatch(/belongs to another simulator .* keeps nothing/);
  expect(second.documents("orders")).toEqual([{ _id: "1" }]);
  second.seed("orders", [{ _id: "3" }]);
  await running.pop()?.stop();
  const third = await restart(dir);
  expect(third.documents("orders")).toEqual([{ _id: "1" }, { _id: "2" }]);
});

test("a lock of a process that is gone does not count", async () => {
  const dir = deskWith("[]");
  mkdirSync(join(dir, ".sim"));
  writeFileSync(join(dir, ".sim/lock"), "999999999");
  expect((await start(dir)).notices.join()).not.toMatch(/another simulator/);
});

test("a seed that changed after the state was filled is told, and one that did not is not", async () => {
  const dir = deskWith('{"_id":"1"}');
  await start(dir);
  expect((await restart(dir)).notices).toEqual([]);
  writeFileSync(join(dir, "seed/orders.json"), '{"_id":"2"}');
  const [notice] = (await restart(dir)).notices;
  expect(notice).toMatch(/seed of orders .* npm start -- --fresh/);
  const fresh = await restart(dir, { isFresh: true });
  expect([fresh.notices, fresh.documents("orders")]).toEqual([[], [{ _id: "2" }]]);
});

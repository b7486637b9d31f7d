// The pictures of rules, as the page shows them when a question is tried: by the name of their source, until they are uploaded.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DESK_ANSWERS } from "../../simulator/desk/desk-collections";
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { deskCopy } from "../support/desk-copy";
import { type Simulator, startSimulator } from "../support/simulator";

let sim: Simulator;
let dir: string;
beforeAll(async () => {
  dir = deskCopy();
  mkdirSync(join(dir, "cloudfunctions/text"), { recursive: true });
  sim = await startSimulator({ projectDir: dir });
});
afterAll(async () => {
  await sim.stop();
  rmSync(dir, { recursive: true, force: true });
});

test("a picture that is still to be uploaded has the name of its source", async () => {
  const [fileID, url] = ["cloud://sim-local.simulator/a.png", "https://example.com/a.png"];
  const replies = [
    { type: "image", fileID },
    { type: "image", url },
    { type: "miniprogrampage", title: "t", pagepath: "p", file: "a.png" },
  ];
  sim.seed(DESK_ANSWERS, [{ _id: "a", name: "图", keywords: ["图"], replies }]);
  const response = await fetch(`${sim.url}/__sim/desk/try`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: "图" }),
  });
  const { reads } = (await response.json()) as { reads: Record<string, Record<string, unknown>>[] };
  expect(reads.map(({ image, miniprogrampage }) => image?.media_id ?? miniprogrampage?.thumb_media_id)).toEqual([
    fileID,
    url,
    "file:a.png",
  ]);
});

test("the picture that lies beside the code is given, and no other file", async () => {
  const picture = (file: string) => fetch(`${sim.url}/__sim/desk/picture?file=${encodeURIComponent(file)}`);
  writeFileSync(join(dir, "cloudfunctions/text/map.png"), SMALL_PICTURE);
  writeFileSync(join(dir, "cloudfunctions/text/secret.png"), "no picture");
  writeFileSync(join(dir, "outside.png"), SMALL_PICTURE);
  const found = await picture("map.png");
  expect(found.headers.get("content-type")).toBe("image/png");
  expect(Buffer.from(await found.arrayBuffer())).toEqual(SMALL_PICTURE);
  for (const other of ["secret.png", "../../outside.png", join(dir, "outside.png"), "", ".", "gone.png"])
    expect([other, (await picture(other)).status]).toEqual([other, 404]);
});

test("a rule with a picture that no function's folder has is not saved, and the question that it would answer says so", async () => {
  const ask = async (path: string, body: object) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${sim.url}/__sim/desk/${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const rule = (file: string) => ({
    _id: "b",
    name: "票",
    keywords: ["发票"],
    replies: ["好", { type: "image", file }],
  });
  expect(await ask("rules", { rule: rule("no.png") })).toMatchObject({
    problems: [{ path: "replies[1].file", fact: { zh: "云函数目录里没有图片“no.png”：客户收不到它。" } }],
  });
  expect(sim.documents(DESK_ANSWERS).map(({ _id }) => _id)).not.toContain("b");
  sim.seed(DESK_ANSWERS, [rule("no.png")]);
  expect(await ask("try", { text: "发票" })).toMatchObject({ missingFiles: ["no.png"] });
  writeFileSync(join(dir, "cloudfunctions/text/there.png"), SMALL_PICTURE);
  expect(await ask("rules", { rule: rule("there.png") })).toEqual({ problems: [] });
  expect(await ask("try", { text: "发票" })).toMatchObject({ missingFiles: [] });
});

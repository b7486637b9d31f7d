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

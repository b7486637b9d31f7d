// Page paths that stand in the code, against app.json.
import { examine, expectNamed, goodProject, handlerOf, type Seed, useDoctorBench } from "./doctor-bench";

useDoctorBench();

const withReply = (answer: string) => (p: { write(path: string, text: string): void }) =>
  p.write(
    "cloudfunctions/text/index.ts",
    `import { pageLink, reply } from "#runtime";\n${handlerOf(`{ on: "text", handle: ({ Content }) => ${answer} }`)}`,
  );
const card = (pagepath: string) =>
  `reply.miniProgramPage({ title: Content, pagepath: ${pagepath}, thumb_media_id: "M" })`;

const seed = (name: string, answer: string, fix: RegExp): Seed => ({
  name,
  seed: withReply(answer),
  id: "page-paths",
  level: "warning",
  fix,
});

test.each([
  seed("a slash", card('"/pages/index/index"'), /Write "pages\/index\/index", as in app\.json/),
  seed("a slash before a part", card(`\`/\${Content}\``), /as in app\.json/),
  seed("an ending", card('"pages/index/index.html?id=7"'), /Write "pages\/index\/index"/),
  seed("another page", card(`\`pages/indx/index?id=\${Content}\``), /Did you mean "pages\/index\/index"/),
  seed("another page in a link", 'pageLink("x", { appid: "wx1", path: "pages/indx/index" })', /Did you mean/),
])("$name is a warning, with its fix", (seeded) => expectNamed(seeded), 30_000);

test("pages of app.json, and paths that are not known, are no warning", async () => {
  const project = goodProject();
  withReply(`[${card('"pages/index/index?id=7"')}, ${card("Content")}, ${card(`\`\${Content}/index\``)}]`)(project);
  const { rows } = await examine(project);
  expect(rows).toContainEqual(expect.objectContaining({ id: "page-paths", level: "ok" }));
});

test("without an app.json nothing is compared", async () => {
  const project = goodProject();
  project.remove("miniprogram/app.json");
  withReply(card('"pages/x/x"'))(project);
  const { rows } = await examine(project);
  expect(rows).toContainEqual(expect.objectContaining({ id: "page-paths", level: "skipped" }));
});

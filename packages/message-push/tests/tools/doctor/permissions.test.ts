// What the code can call, and what config.json permits: -604101 before it happens.
import { examine, expectNamed, goodProject, type Seed, troubles, useDoctorBench } from "./doctor-bench";

useDoctorBench();

const HANDLER = (handle: string) =>
  `import cloud from "wx-server-sdk";\nimport { defineFunction, reply } from "#runtime";\nexport const main = defineFunction({ on: "text", handle: ${handle} });\nexport { cloud, reply };\n`;

const withHandler = (handle: string) => (p: { write(path: string, text: string): void }) =>
  p.write("cloudfunctions/text/index.ts", HANDLER(handle));

const addTo = (name: string) => (call: string) =>
  new RegExp(`Add "${call.replace(".", "\\.")}" to permissions\\.openapi in cloudfunctions/${name}/config\\.json`);
const addToText = addTo("text");

const seeds: readonly Seed[] = [
  {
    name: "a function that replies and may not send",
    seed: (p) => p.replace("cloudfunctions/text/config.json", '"customerServiceMessage.send", ', ""),
    id: "permissions",
    level: "error",
    fix: addToText("customerServiceMessage.send"),
  },
  {
    name: "a relay that may not show typing",
    seed: (p) => p.replace("cloudfunctions/relay/config.json", ', "customerServiceMessage.setTyping"', ""),
    id: "permissions",
    level: "error",
    fix: addTo("relay")("customerServiceMessage.setTyping"),
  },
  {
    name: "a function that may not send, and has an access token to send with",
    seed(p) {
      p.replace("cloudfunctions/text/config.json", '"customerServiceMessage.send", ', "");
      const account = { WECHAT_APPID: "{{env.WECHAT_APPID}}", WECHAT_APPSECRET: "{{env.WECHAT_APPSECRET}}" };
      p.settings("text", { envVariables: account });
    },
    id: "permissions",
    level: "warning",
    fix: addToText("customerServiceMessage.send"),
  },
  {
    name: "a picture that may not be uploaded",
    seed: withHandler("async (_, { media }) => reply.image(await media.upload(Buffer.alloc(1)))"),
    id: "permissions",
    level: "error",
    fix: addToText("customerServiceMessage.uploadTempMedia"),
  },
  {
    name: "a picture beside the code that may not be uploaded",
    seed: withHandler('async (_, { media }) => reply.image(await media.fromFile("thanks.png"))'),
    id: "permissions",
    level: "error",
    fix: addToText("customerServiceMessage.uploadTempMedia"),
  },
  {
    name: "a picture in a reply that may not be uploaded",
    seed: withHandler('() => reply.image({ file: "thanks.png" })'),
    id: "permissions",
    level: "error",
    fix: addToText("customerServiceMessage.uploadTempMedia"),
  },
  {
    name: "a card's cover that may not be uploaded",
    seed: withHandler(
      '() => reply.miniProgramPage({ title: "t", pagepath: "pages/index/index", url: "https://example.com/a.png" })',
    ),
    id: "permissions",
    level: "error",
    fix: addToText("customerServiceMessage.uploadTempMedia"),
  },
  {
    name: "a picture that may not be downloaded",
    seed: withHandler("async (_, context) => { await context.media.download('id'); }"),
    id: "permissions",
    level: "error",
    fix: addToText("customerServiceMessage.getTempMedia"),
  },
  {
    name: "a cloud call of one's own that is not permitted",
    seed: withHandler("async () => { await cloud.openapi.security.msgSecCheck({ content: '好' }); }"),
    id: "permissions",
    level: "error",
    fix: addToText("security.msgSecCheck"),
  },
  {
    name: "a permission that nothing uses",
    seed: (p) =>
      p.replace("cloudfunctions/text/config.json", '"openapi": [', '"openapi": ["subscribeMessage.getTemplateList", '),
    id: "permissions",
    level: "warning",
    fix: /Take "subscribeMessage\.getTemplateList" out of permissions\.openapi in cloudfunctions\/text\/config\.json/,
  },
  {
    name: "a permission with a spelling of its own",
    seed: (p) => p.replace("cloudfunctions/text/config.json", "Message.setTyping", "Message.setTyping2"),
    id: "permissions",
    level: "warning",
    fix: /"customerServiceMessage\.setTyping2" out of .* or correct its name/,
  },
];

test.each(seeds)("$name: $level of $id, with its fix", (seeded) => expectNamed(seeded), 20_000);

test.each([
  ["taken out of the context", "async (_, { media: { upload } }) => { await upload(Buffer.alloc(1)); }"],
  ["by another name", "async (_, { media: pictures }) => { await pictures.upload(Buffer.alloc(1)); }"],
  ["in two steps", "async (_, context) => { const { upload } = context.media; await upload(Buffer.alloc(1)); }"],
  ["of a file, taken out of the context", "async (_, { media: { fromFile } }) => { await fromFile('a.png'); }"],
  ["by a name in brackets", `async (_, { media }) => { await media["upload"](Buffer.alloc(1)); }`],
])("an upload %s is seen", async (_, handle) => {
  const project = goodProject();
  withHandler(handle)(project);
  const facts = troubles(await examine(project)).map(({ fact }) => fact);
  expect(facts).toContainEqual(expect.stringContaining("text can call customerServiceMessage.uploadTempMedia"));
});

test("a receiver over HTTP needs no permission: no cloud call gets through there", async () => {
  const project = goodProject();
  project.replace("cloudfunctions/http_push/config.json", '"customerServiceMessage.send", ', "");
  expect(troubles(await examine(project))).toEqual([]);
});

test("what a function calls and is permitted is no trouble, and neither is a call that cannot be followed", async () => {
  const project = goodProject();
  withHandler(
    "async (_, { media }) => { const { msgSecCheck } = cloud.openapi.security; await keep(media); await msgSecCheck({}); }",
  )(project);
  for (const name of ["text", "http_push"]) {
    project.replace(
      `cloudfunctions/${name}/config.json`,
      '"openapi": [',
      '"openapi": ["security.msgSecCheck", "customerServiceMessage.uploadTempMedia", ',
    );
  }
  expect(troubles(await examine(project))).toEqual([]);
});

test("a function that only acknowledges payments needs no permission, and one it has is too many", async () => {
  const project = goodProject();
  project.write(
    "cloudfunctions/image/index.ts",
    'import { ack, defineFunction } from "#runtime";\nexport const main = defineFunction({ on: "event:xpay_goods_deliver_notify", handle: () => ack.done() });\n',
  );
  const facts = troubles(await examine(project, {}, true)).map(({ fact }) => fact);
  expect(facts).toContainEqual(
    expect.stringMatching(/image\/config\.json permits customerServiceMessage\.send, and nothing/),
  );
}, 30_000);

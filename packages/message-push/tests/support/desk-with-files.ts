// The tests' own desk with functions that have files beside their code: a picture, data, and a folder of pictures.
import type { Simulator } from "../../simulator/simulator";
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { deskProject, type TinyProject } from "./tiny-project";

export const THANKS = SMALL_PICTURE;
export const RECEIVED = Buffer.from("R0lGODlhAQABAIAAAP8AAAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");

const TEXT = `import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineFunction, reply } from "#runtime";
import { addressOf } from "./lib/shops";

const motto = readFileSync(join(__dirname, "motto.txt"), "utf8");

export const main = defineFunction({
  on: "text",
  async handle({ Content }, { media }) {
    if (Content === "谢谢") return reply.image(await media.fromFile("thanks.png"));
    if (Content === "菜单") return reply.image(await media.fromFile("menu.png"));
    return addressOf(Content) ?? motto;
  },
});
`;
const SHOPS = `import { readFileSync } from "node:fs";
import { join } from "node:path";

export function addressOf(shop: string): string | undefined {
  return JSON.parse(readFileSync(join(__dirname, "data/shops.json"), "utf8"))[shop];
}
`;
const IMAGE = `const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { defineFunction, reply } = require("#runtime");

exports.main = defineFunction({
  on: "image",
  async handle(_event, { media }) {
    const picture = readFileSync(join(__dirname, "pictures", "today.txt"), "utf8");
    return reply.image(await media.fromFile(picture));
  },
});
`;
const CONFIG = JSON.stringify({
  permissions: { openapi: ["send", "setTyping", "uploadTempMedia"].map((call) => `customerServiceMessage.${call}`) },
});

/** The project, not yet built: `text` in TypeScript, `image` in JavaScript, and `http_push` that dispatches to both. */
export function deskWithFiles(): TinyProject {
  const project = deskProject();
  const write = (path: string, content: string | Buffer) => project.write(`cloudfunctions/${path}`, content);
  project.remove("cloudfunctions/image/index.ts");
  write("text/index.ts", TEXT);
  write("text/lib/shops.ts", SHOPS);
  write("text/motto.txt", "顾客至上");
  write("text/data/shops.json", '{ "总店": "人民路1号" }');
  write("text/thanks.png", THANKS);
  write("image/index.js", IMAGE);
  write("image/pictures/today.txt", "pictures/received.gif");
  write("image/pictures/received.gif", RECEIVED);
  for (const name of ["text", "image"]) write(`${name}/config.json`, CONFIG);
  return project;
}

/** What the customer was sent, in order: texts, and the bytes of pictures. */
export function sentTo(sim: Simulator, customer: ReturnType<Simulator["customer"]>): readonly unknown[] {
  return customer.inbox.flatMap((entry) => {
    if (entry.kind !== "reply") return [];
    const { text, image } = entry.message as { text?: { content: string }; image?: { media_id: string } };
    return [text?.content ?? sim.wechat.media.find(image?.media_id)?.content];
  });
}

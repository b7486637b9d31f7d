// What a customer does, and who that is.
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { same } from "../../../src/language";
import { SimulatorError } from "../../simulator-error";
import { pictureType } from "../../wechat/media";
import { messageLine } from "../lines/message-line";
import { awaitPush, type Command, customerOf, type Session } from "./command";

export const CUSTOMER_COMMANDS: Readonly<Record<string, Command>> = {
  as: {
    usage: { en: "/as [name]", zh: "/as [名字]" },
    about: { en: "be another customer; without a name, who there is", zh: "换成另一位客户；不带名字则列出所有客户" },
    more: {
      en: "A name has one openid, always and everywhere, so a seed can hold it: /as 小王, then /as customer-1 to come back.",
      zh: "同一个名字在任何地方都是同一个 openid，可以写进 seed/：/as 小王，再用 /as customer-1 换回来。",
    },
    run(session, name) {
      if (name === "") return listCustomers(session);
      session.name = name;
      customerOf(session);
      return undefined;
    },
  },
  image: {
    usage: { en: "/image [path]", zh: "/image [路径]" },
    about: { en: "a picture: a file of yours, or a small red dot", zh: "发图片：您自己的文件，或一个小红点" },
    run: (session, path) =>
      awaitPush(session, () => customerOf(session).sendsImage(path === "" ? undefined : readPicture(path))),
  },
  card: {
    usage: { en: "/card [title]", zh: "/card [标题]" },
    about: { en: "a mini program card", zh: "发小程序卡片" },
    run: (session, title) => awaitPush(session, () => customerOf(session).sendsCard(title === "" ? {} : { title })),
  },
  enter: {
    usage: same("/enter [session-from]"),
    about: { en: "enter the conversation", zh: "进入客服会话，可带 session-from" },
    run: (session, from) => awaitPush(session, () => customerOf(session).enters(from)),
  },
  inbox: {
    usage: same("/inbox"),
    about: { en: "the whole conversation as the customer sees it", zh: "客户看到的整个会话" },
    run: conversation,
  },
};

function listCustomers({ simulator, name }: Session): string {
  return [...simulator.customerNames()]
    .map(([one, { openid }]) => `${one === name ? "→" : " "} ${one}  ${openid}`)
    .join("\n");
}

/** Terminals put quotes around a file that is dropped on them, or a backslash before each space. */
function readPicture(typed: string): Buffer {
  const path = typed
    .replace(/^(["'])(.*)\1$/, "$2")
    .replaceAll("\\ ", " ")
    .replace(/^~(?=[\\/])/, homedir());
  let content: Buffer;
  try {
    content = readFileSync(resolve(path));
  } catch (cause) {
    throw new SimulatorError(
      "OPTION_INVALID",
      { en: `${path} cannot be read.`, zh: `${path} 无法读取。` },
      {
        en: "Give the path of a picture, from the project's folder.",
        zh: "请写图片的路径，相对于项目文件夹。",
      },
      { cause },
    );
  }
  if (pictureType(content) !== undefined) return content;
  throw new SimulatorError(
    "OPTION_INVALID",
    { en: `${path} is no picture that WeChat sends.`, zh: `${path} 不是微信会发送的图片。` },
    { en: "Give a PNG, a JPEG or a GIF.", zh: "请提供 PNG、JPEG 或 GIF 图片。" },
  );
}

function conversation(session: Session): string {
  const { simulator, language } = session;
  const pictureOf = simulator.wechat.media.find;
  const lines = customerOf(session).inbox.flatMap((entry) => {
    if (entry.kind === "typing") return [];
    if (entry.kind === "own")
      return [`  → ${String(entry.message.Content ?? entry.message.Title ?? `[${entry.message.MsgType}]`)}`];
    return [`  ← ${entry.kind === "reply" ? messageLine(entry.message, { language, pictureOf }) : entry.text}`];
  });
  return lines.length === 0 ? "  —" : lines.join("\n");
}

// Which URL is asked, and in which format.
import type { PacketFormat } from "../../src/wechat/read-packet";
import { ToolError } from "../tool-error";

/** What is to be verified. */
export interface Target {
  readonly url: URL;
  readonly format: PacketFormat;
}

/** @throws {ToolError} `FLAG_INVALID` */
export function readTarget(words: readonly string[], format = "json"): Target {
  const [address = "", ...others] = words;
  const given = words.join(" ");
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (others.length > 0 || url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ToolError(
      "FLAG_INVALID",
      words.length === 0
        ? { en: "No URL was given.", zh: "没有写 URL。" }
        : { en: `${given} is no http(s) address.`, zh: `${given} 不是 http(s) 地址。` },
      {
        en: "Name the receiver: npx message-push verify-url https://example.com/push",
        zh: "请写接收推送的地址：npx message-push verify-url https://example.com/push",
      },
    );
  }
  if (format !== "json" && format !== "xml") {
    throw new ToolError(
      "FLAG_INVALID",
      { en: `--format is "${format}".`, zh: `--format 的值是“${format}”。` },
      { en: "Give json or xml.", zh: "请写 json 或 xml。" },
    );
  }
  return { url, format };
}

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
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (others.length > 0 || url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new ToolError(
      "FLAG_INVALID",
      words.length === 0 ? "No URL was given." : `${words.join(" ")} is no http(s) address.`,
      "Name the receiver: npx message-push verify-url https://example.com/push",
    );
  }
  if (format !== "json" && format !== "xml") {
    throw new ToolError("FLAG_INVALID", `--format is "${format}".`, "Give json or xml.");
  }
  return { url, format };
}

// The config.json of a new function: the cloud calls that WeChat permits it.
import { takesReplies } from "../../src/wechat/pairs";

const REPLYING = ["customerServiceMessage.send", "customerServiceMessage.setTyping"];

/** A payment or a notice has nobody to reply to, so its function is permitted nothing. */
export function renderConfig(pair: string): string {
  const calls = takesReplies(pair) ? REPLYING : [];
  return `{
  "permissions": {
    "openapi": [${calls.map((call) => JSON.stringify(call)).join(", ")}]
  }
}
`;
}

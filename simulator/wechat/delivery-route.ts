// Which way a push goes: to the function that its pair is bound to, or over HTTP.
import { docsOf } from "../../src/wechat/catalogue/pair-docs";
import { isUrl } from "../http-push/endpoint";
import type { Delivered } from "./deliver";
import { deliver } from "./deliver";
import { deliverOverHttp } from "./deliver-over-http";
import type { Packet } from "./packets";
import type { WechatParts } from "./wechat-parts";

export interface DeliveryRoute {
  readonly kind: "function" | "http";
  /** A function, or a URL. */
  readonly target: string;
  /** The function that is called; none where a server is. */
  readonly functionName?: string;
  /** The packet as it is on this road. */
  packetOf(packet: Packet): Packet;
  /** One delivery; never rejects. */
  deliver(packet: Packet, invocationId: string): Promise<Delivered>;
}

/** The road of that pair; none where it is bound to nothing, and nothing is pushed over HTTP. */
export function routeOf(parts: WechatParts, pair: string): DeliveryRoute | undefined {
  const { httpPush } = parts;
  const bound = parts.pushTable.functionOf(pair);
  if (httpPush === undefined) return bound === undefined ? undefined : toFunction(parts, bound);
  const { to, pairs } = httpPush.door;
  if (pairs === "unbound" && bound !== undefined && canBeBound(pair)) return toFunction(parts, bound);
  return {
    kind: "http",
    target: to,
    ...(isUrl(to) ? {} : { functionName: to }),
    packetOf: httpPush.packetOf,
    deliver: (packet, invocationId) => deliverOverHttp(parts, httpPush, packet, invocationId),
  };
}

function toFunction(parts: WechatParts, functionName: string): DeliveryRoute {
  return {
    kind: "function",
    target: functionName,
    functionName,
    packetOf: (packet) => packet,
    deliver: (packet, invocationId) => deliver(parts, packet, functionName, invocationId),
  };
}

/** The console has no row for the others, so with both roads open they come over HTTP. */
function canBeBound(pair: string): boolean {
  return docsOf(pair)?.modes.includes("function") ?? true;
}

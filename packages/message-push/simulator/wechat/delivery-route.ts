// Which way a push goes: to the function that its pair is bound to, or over HTTP.
import { docsOf } from "../../src/wechat/catalogue/pair-docs";
import { isUrl } from "../http-push/endpoint";
import type { Packet } from "../packet";
import type { Delivered } from "./deliver";
import { deliver } from "./deliver";
import { deliverOverHttp } from "./deliver-over-http";
import type { WechatParts } from "./wechat-parts";

export interface DeliveryRoute {
  readonly kind: "function" | "http";
  /** A function, or a URL. */
  readonly target: string;
  /** The function that is called; none where a server is. */
  readonly functionName?: string;
  /** The packet as it is delivered this way. */
  packetOf(packet: Packet): Packet;
  /** One delivery; never rejects. What a function answers when it was given up is told to `onLate`. */
  deliver(packet: Packet, invocationId: string, onLate: (delivered: Delivered) => void): Promise<Delivered>;
}

/** How that pair is delivered; not at all where it is bound to nothing, and nothing is pushed over HTTP. */
export function routeOf(parts: WechatParts, pair: string): DeliveryRoute | undefined {
  const { httpPush } = parts;
  const bound = parts.pushTable.functionOf(pair);
  if (httpPush === undefined) return bound === undefined ? undefined : toFunction(parts, bound);
  const { to, pairs } = httpPush.endpoint;
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
    deliver: (packet, invocationId, onLate) => deliver(parts, packet, { functionName, invocationId, onLate }),
  };
}

/** The console has no row for the others, so they come over HTTP where that is set up. */
function canBeBound(pair: string): boolean {
  return docsOf(pair)?.modes.includes("function") ?? true;
}

// Everything of the local WeChat that goes over HTTP: pushes by its rules, and malformed requests on demand.
import { randomUUID } from "node:crypto";
import { factsOf } from "../../src/wechat/pairs";
import type { SimulatorClock } from "../clock";
import type { Runner } from "../contracts";
import { type Packet, pairOf } from "../packet";
import { SimulatorError } from "../simulator-error";
import { type Carry, carrierTo, type HttpResponse } from "./carry";
import type { HttpEndpoint } from "./endpoint";
import { MALFORMED_REQUESTS, type MalformedRequest, makeMalformedRequest } from "./malformed-requests";
import { type HttpPassiveReply, readPassiveReply } from "./read-passive-reply";
import { type HttpDelivery, writeDelivery } from "./write-delivery";
import { httpPacket } from "./write-packet";

/** Asks for one request that is no push. */
export interface HttpOrder {
  readonly kind: MalformedRequest;
  /** What is in it. */
  readonly packet: Packet;
}

/** What came back for it. */
export type HttpOrderResponse = Pick<HttpResponse, "status" | "headers" | "body">;

/** How a delivery of a push ended, before it is judged: status and what was read. */
export interface CarriedPush {
  readonly response: HttpResponse;
  readonly read: HttpPassiveReply;
}

export interface HttpPush {
  readonly endpoint: HttpEndpoint;
  /** The packet as it is over HTTP. */
  packetOf(packet: Packet): Packet;
  /** Delivers a packet once. Rejects where no server can be reached. */
  carry(packet: Packet, invocationId: string, signal: AbortSignal): Promise<CarriedPush>;
  /**
   * Sends something that is no push: it is not repeated, not judged, and in no report.
   * @throws {SimulatorError} `OPTION_INVALID` for an unknown kind, a replay of nothing, or a server that cannot be reached
   */
  send(order: HttpOrder): Promise<HttpOrderResponse>;
}

export interface HttpPushParts {
  readonly endpoint: HttpEndpoint;
  readonly clock: SimulatorClock;
  readonly invoke: Runner["invoke"];
  readonly envId: string;
}

export function createHttpPush({ endpoint, clock, invoke, envId }: HttpPushParts): HttpPush {
  const carryTo = carrierTo(endpoint, invoke, envId);
  const packetOf = (packet: Packet) => httpPacket(packet, endpoint.originalId);
  let earlier: HttpDelivery | undefined;
  return {
    endpoint,
    packetOf,
    async carry(packet, invocationId, signal) {
      const delivery = writeDelivery(endpoint, packet, clock.nowMs());
      earlier = delivery;
      const response = await carryTo(delivery, invocationId, signal);
      const { isAnsweredInClear = false, answer } = factsOf(pairOf(packet));
      const expected = { isInClear: isAnsweredInClear, answer };
      return { response, read: readPassiveReply(endpoint, response.body, delivery.query.nonce ?? "", expected) };
    },
    async send({ kind, packet }) {
      requireKind(kind, earlier);
      const parts = { endpoint, packet: packetOf(packet), nowMs: clock.nowMs(), earlier };
      const delivery = makeMalformedRequest(kind, parts);
      const { status, headers, body } = await reach(carryTo, delivery);
      return { status, headers, body };
    },
  };
}

function requireKind(kind: MalformedRequest, earlier: HttpDelivery | undefined): void {
  if (!MALFORMED_REQUESTS.includes(kind)) {
    throw new SimulatorError(
      "OPTION_INVALID",
      { en: `There is no kind ${JSON.stringify(kind)}.`, zh: `没有 ${JSON.stringify(kind)} 这种请求。` },
      { en: `One of ${MALFORMED_REQUESTS.join(", ")}.`, zh: `可选：${MALFORMED_REQUESTS.join("、")}。` },
    );
  }
  if (kind === "replay" && earlier === undefined) {
    throw new SimulatorError(
      "OPTION_INVALID",
      { en: "Nothing was pushed over HTTP yet.", zh: "还没有通过 HTTP 推送过。" },
      { en: "Push something first, then replay it.", zh: "请先推送一次，再重放。" },
    );
  }
}

/** For the response to a request that is no push. */
const ORDER_TIMEOUT_MS = 10_000;

async function reach(carryTo: Carry, delivery: HttpDelivery): Promise<HttpResponse> {
  try {
    return await carryTo(delivery, randomUUID(), AbortSignal.timeout(ORDER_TIMEOUT_MS));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SimulatorError(
      "OPTION_INVALID",
      { en: `Nothing answers at httpPush.to: ${why}`, zh: `httpPush.to 没有应答：${why}` },
      { en: "Start the server first.", zh: "请先启动服务。" },
      { cause },
    );
  }
}

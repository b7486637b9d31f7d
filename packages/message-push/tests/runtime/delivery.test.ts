// How long a delivery has, and what it asks for when it claims its push.
import { checkDefinition, type FunctionDefinition } from "../../src/runtime/definition";
import { claimRequestFor, deliveryTimeMs } from "../../src/runtime/delivery";
import { parsePush } from "../../src/wechat/parse-push";
import type { Pair } from "../../src/wechat/push-events";
import { packets } from "../support/packets";

const CALL = { sources: [] };
const push = parsePush(packets.text);
const definition = (options: Partial<FunctionDefinition<Pair>> = {}) =>
  checkDefinition<Pair>({ on: "text", handle: () => "好", ...options });

test.each([
  ["by default", {}, {}, 4_000],
  ["as its definition has it", { deadlineMs: 2_000 }, {}, 2_000],
  ["up to half a second before its timeout", {}, { timeLimitMs: 3_000 }, 2_500],
  ["not longer than its definition has it, with any timeout", {}, { timeLimitMs: 60_000 }, 4_000],
])("a delivery is answered %s", (_, options, call, expected) => {
  expect(deliveryTimeMs(definition(options), "text", { ...CALL, ...call })).toBe(expected);
});

test("a refund query is answered in four fifths of the 3 s that WeChat waits", () => {
  expect(deliveryTimeMs(definition(), "event:xpay_subscribe_ios_refund_query_notify", CALL)).toBe(2_400);
});

test("a delivery asks for a lease of the timeout and a second, and runs the handler", () => {
  expect(claimRequestFor(definition(), push, { ...CALL, timeLimitMs: 5_000 }, 10_000)).toEqual({
    push,
    functionName: "text",
    onUnknownSend: "once-more",
    waitUntilMs: 9_500,
    leaseMs: 6_000,
    runsHandler: true,
  });
});

test("where the timeout is unknown, the lease is long enough for the longest", () => {
  expect(claimRequestFor(definition(), push, CALL, 10_000).leaseMs).toBe(61_000);
});

test("slow work leaves the handler to a second invocation, and answers other deliveries from the start", () => {
  const request = claimRequestFor(definition({ slow: true }), push, { ...CALL, functionName: "other" }, 10_000);
  expect(request).toMatchObject({
    functionName: "other",
    leaseMs: 10_000,
    runsHandler: false,
    passiveReply: "success",
  });
});

// What a function prepares begins beside the claim, is not waited for, and can do no harm.
import { memoryStore } from "../../src/platform/memory/memory-store";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

test("it begins before the push is claimed, for every push", async () => {
  const order: string[] = [];
  const clock = fakeClock();
  const store = memoryStore(clock.nowMs);
  const add: typeof store.add = (...given) => {
    order.push("claim");
    return store.add(...given);
  };
  const { main } = runFunction(
    { on: "text", prepare: () => void order.push("prepare"), handle: () => void order.push("handle") },
    { clock, store: { ...store, add } },
  );
  await main(packets.text);
  await main({ ...packets.text, MsgId: "2" });
  expect(order).toEqual(["prepare", "claim", "handle", "prepare", "claim", "handle"]);
});

test.each([
  [
    "throws",
    () => {
      throw new Error("no");
    },
  ],
  ["rejects", () => Promise.reject(new Error("no"))],
  ["never ends", () => new Promise(() => undefined)],
])("one that %s changes nothing for the customer", async (_, prepare) => {
  const { main, sentTexts } = runFunction({ on: "text", prepare, handle: () => "好" });
  expect(await main(packets.text)).toBe("success");
  expect(sentTexts()).toEqual(["好"]);
});

test("a push of another pair, and a client's call, prepare nothing", async () => {
  const prepare = jest.fn();
  const { main } = runFunction({ on: "text", prepare, handle: () => "好" });
  await main(packets.image).catch(() => undefined);
  await main(packets.text, { sources: ["wx_client"], openid: "oForger" }).catch(() => undefined);
  expect(prepare).not.toHaveBeenCalled();
});

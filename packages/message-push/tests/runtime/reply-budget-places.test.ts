// Which of a customer's other pushes keep a place of WeChat's budget, and which do not any more.
import { reply } from "../../src/wechat/replies";
import { failedSend } from "../../src/wechat/send-errors";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

const pictures = (count: number) => Array.from({ length: count }, () => reply.image("M"));
const never = () => new Promise<never>(() => undefined);

/** A customer's second push, which says five pictures, after the first has come so far. */
async function fiveAfter(first: () => unknown, { busy = false } = {}) {
  let isBusy = busy;
  let sent = 0;
  const bench = runFunction(
    {
      on: "text",
      handle: (({ Content }: { Content: string }) => (Content === "first" ? first() : pictures(5))) as () => never,
    },
    {
      messenger: {
        async deliver() {
          if (isBusy) throw failedSend(-1);
          sent += 1;
        },
      },
    },
  );
  void bench.main({ ...packets.text, MsgId: "first", Content: "first" });
  await bench.clock.advance(1_000);
  isBusy = false;
  sent = 0;
  await bench.otherInstance(packets.text);
  return sent;
}

test.each([
  ["is still working", never, {}, 4],
  [
    "has said something and works on",
    async function* () {
      yield "一";
      await never();
    },
    {},
    4,
  ],
  ["is done", () => undefined, {}, 5],
  ["failed, and waits to run again", () => Promise.reject(new Error("x")), {}, 5],
  ["is a dead letter", () => 7, {}, 5],
  ["waits because WeChat was busy", () => "一", { busy: true }, 5],
])("five replies beside a push that %s", async (_, first, options, count) => {
  expect(await fiveAfter(first as () => unknown, options)).toBe(count);
});

// A flood of refusals is a few lines in the log, and a number; the clock is the platform's, and nothing is kept alive.
import { same } from "../../src/language";
import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import { PushError } from "../../src/push-error";
import { createDefineFunction } from "../../src/runtime/define-function";
import { createHttpReceiver } from "../../src/runtime/http-push";
import { createRefusalLog } from "../../src/runtime/refusal-log";
import { fakeClock } from "../support/fake-clock";
import { packets } from "../support/packets";
import { NOW, request, sealedRequest, secure, text } from "../wechat/http/wechat-requests";

const refused = (reason: string) => ({ level: "warn", event: "http-refused", status: 403, reason }) as const;

function logging() {
  const platform = memoryPlatform({ clock: fakeClock(NOW) });
  return {
    clock: platform.clock as ReturnType<typeof fakeClock>,
    lines: platform.logged,
    log: createRefusalLog(platform),
  };
}

test("ten lines of a kind in a minute are written, and then how many were left out", async () => {
  const { clock, lines, log } = logging();
  for (let count = 0; count < 1_000; count += 1) log.write(refused("signature"));
  expect(lines).toHaveLength(10);
  await clock.advance(59_999);
  log.settle();
  expect(lines).toHaveLength(10);
  await clock.advance(1);
  log.settle();
  expect(lines.slice(10)).toEqual([{ ...refused("signature"), leftOut: 990 }]);
  log.settle();
  expect(lines).toHaveLength(11);
});

test("kinds are counted apart, and one in the shadow of another is seen", () => {
  const { lines, log } = logging();
  for (let count = 0; count < 100; count += 1) log.write(refused("signature"));
  log.write(refused("size"));
  log.write({ level: "error", event: "http-failed", code: "EVENT_INVALID" });
  expect(lines.slice(10)).toMatchObject([{ reason: "size" }, { code: "EVENT_INVALID" }]);
});

test("ten in a minute leave nothing out, and the next minute has ten of its own", async () => {
  const { clock, lines, log } = logging();
  for (let count = 0; count < 10; count += 1) log.write(refused("signature"));
  await clock.advance(60_000);
  for (let count = 0; count < 11; count += 1) log.write(refused("signature"));
  expect(lines).toEqual(Array.from({ length: 20 }, () => refused("signature")));
});

test("a clock that is set back ends the minute", () => {
  let nowMs = NOW;
  const lines: unknown[] = [];
  const log = createRefusalLog({ clock: { ...fakeClock(NOW), nowMs: () => nowMs }, log: (line) => lines.push(line) });
  for (let count = 0; count < 12; count += 1) log.write(refused("signature"));
  nowMs -= 3_600_000;
  log.settle();
  expect(lines.at(-1)).toEqual({ ...refused("signature"), leftOut: 2 });
});

describe("at the endpoint", () => {
  function receiving(settings = () => secure) {
    const clock = fakeClock(NOW);
    const platform = memoryPlatform({ clock, call: { sources: ["wx_http"], functionName: "http_push" } });
    const functions = [createDefineFunction(platform)({ on: "text", handle: () => "好" })];
    return { clock, platform, receiver: createHttpReceiver(platform, functions, settings) };
  }

  test("whatever a flood is made of, it is ten lines for each reason, and the next request has them counted", async () => {
    const { clock, platform, receiver } = receiving();
    const forged = sealedRequest(text(), { token: "FOREIGN" });
    const flood = [
      forged,
      { ...forged, method: "PUT" },
      { ...forged, contentType: "image/png" },
      { ...forged, body: Buffer.from("hello") },
      { ...forged, body: Buffer.from("<xml>") },
      { ...forged, hasRepeatedParameter: true },
      request({ query: {}, body: Buffer.from('{"Encrypt":"x"}') }),
      sealedRequest('{"MsgType":"text"}'),
    ];
    for (let count = 0; count < 100; count += 1) for (const one of flood) await receiver.receive(one);
    expect(platform.logged).toHaveLength(10 * flood.length);
    await clock.advance(60_000);
    await receiver.receive(sealedRequest(JSON.stringify(packets.text), { timestamp: String(NOW / 1_000 + 60) }));
    const counted = platform.logged.filter((line) => line.leftOut !== undefined);
    expect(counted.map(({ leftOut }) => leftOut)).toEqual(flood.map(() => 90));
  });

  test("an endpoint that is not set up fills no log either", async () => {
    const { platform, receiver } = receiving(() => {
      throw new PushError("ENVIRONMENT_INVALID", same("WECHAT_TOKEN is missing."), same("Set it."));
    });
    for (let count = 0; count < 50; count += 1) await receiver.receive(request({}));
    expect(platform.logged).toHaveLength(10);
  });

  test("a push that fails has its line every time", async () => {
    const platform = memoryPlatform({ clock: fakeClock(NOW) });
    const failing = Object.assign(() => Promise.reject(new Error("x")), { on: ["text"] as const });
    const receiver = createHttpReceiver(platform, [failing], () => secure);
    for (let count = 0; count < 50; count += 1) await receiver.receive(sealedRequest(JSON.stringify(packets.text)));
    expect(platform.logged).toHaveLength(50);
  });
});

// What the smoke test asks the functions, and what it makes of what the CLI prints. The slow test beside it runs the real CLI.

import { documentedPairs } from "../../src/wechat/catalogue/pair-docs";
import { parsePush } from "../../src/wechat/parse-push";
import { readDeploySettings } from "../../tools/deploy/read-settings";
import { readOutcome } from "../../tools/smoke/read-outcome";
import { runSmoke } from "../../tools/smoke/run-smoke";
import { smokeEvent } from "../../tools/smoke/smoke-event";
import { ENV_ID, functionInCloud, KEY } from "../support/deploy-bench";
import { DESK } from "../support/desk";
import { startSimulator } from "../support/simulator";
import { tcbStandIn } from "../support/tcb-stand-in";

const ENVIRONMENT = { ENV_ID, TENCENTCLOUD_SECRETID: KEY.secretId, TENCENTCLOUD_SECRETKEY: KEY.secretKey };

test("functions of every kind are called once and answer; one that is not there is named, and the others are called all the same", async () => {
  const sim = await startSimulator({ projectDir: DESK });
  const tcb = tcbStandIn(async (functionName, event) => {
    const { result } = await sim.invoke({ functionName, event, caller: {} });
    return result;
  });
  try {
    const lines: string[] = [];
    const smoke = (...only: string[]) =>
      runSmoke(readDeploySettings(DESK, ENVIRONMENT, only), ENVIRONMENT, (line) => lines.push(line), tcb.run);
    for (const name of ["text", "relay", "http_push"]) tcb.functions.add(functionInCloud(name));
    await smoke("text", "relay");
    expect(lines).toEqual([
      expect.stringMatching(/✔ relay +read what is due in \d+ ms, timeout 60 s/),
      expect.stringMatching(/✔ text +text: claimed and completed in \d+ ms, timeout 5 s/),
    ]);
    expect(sim.documents("message_pushes")).toMatchObject([{ pair: "text", state: "completed" }]);
    expect(sim.requests().filter(({ action }) => action === "wx.openApi")).toEqual([]);

    const failing = await smoke("http_push", "image", "text").catch((error: unknown) => error);
    expect(failing).toMatchObject({ code: "SMOKE_FAILED", fact: expect.stringContaining("image") });
    expect(lines.at(-1)).toContain("✔ text");
  } finally {
    await sim.stop();
  }
});

test.each(documentedPairs().map(([pair]) => pair))(
  "the event for %s holds a push of that pair, another one every time",
  (pair) => {
    const keys = [1, 2].map(() => {
      const { smokeTest } = smokeEvent([pair]) as { smokeTest: { packet: unknown } };
      const push = parsePush(smokeTest.packet);
      expect(push.pair).toBe(pair);
      return push.key;
    });
    expect(new Set(keys).size).toBe(2);
  },
);

test("the event for a function of what nobody wrote down is such a push", () => {
  const { smokeTest } = smokeEvent(["unknown"]) as { smokeTest: { packet: unknown } };
  expect(parsePush(smokeTest.packet).pair).toBe("event:smoke_test");
});

const said = (stdout: string, complaint = "") => readOutcome({ exitCode: 0, stdout, complaint });

test.each([
  [
    '返回结果：{"smokeTest":{"pair":"text","durationMs":7}}',
    "text: claimed and completed in 7 ms, the platform names no timeout",
  ],
  [
    'Return result：{"smokeTest":{"pair":"timer","durationMs":7,"timeLimitMs":60000}}',
    "read what is due in 7 ms, timeout 60 s",
  ],
  ['Return result：{"statusCode":403}', "refused an unsigned request with 403, as it must"],
])("%s is well", (stdout, text) => {
  expect(said(`✔ [x] called\n${stdout}\nLog：\n{"event":"claimed"}`)).toMatchObject({
    isWell: true,
    text: { en: text },
  });
});

test.each([
  [
    'Return result：{"errorCode":1,"errorMessage":"[CALLER_REFUSED] The call\\n  at main (index.js:1)"}',
    "[CALLER_REFUSED] The call",
  ],
  ['Return result："success"', "no result"],
  ['Return result：{"sent":0,"invoked":0}', "npx message-push deploy"],
  ['Return result：{"statusCode":200}', "let an unsigned request in with 200"],
  ['Return result：{"statusCode":500}', "WECHAT_…"],
  ["", "no result"],
])("%s is not", (stdout, text) => {
  expect(said(stdout)).toMatchObject({ isWell: false, text: { en: expect.stringContaining(text) } });
});

test("where the CLI shows no result, its complaint is the reason", () => {
  expect(said("", "FunctionName is wrong")).toMatchObject({ isWell: false, text: { en: "FunctionName is wrong" } });
});

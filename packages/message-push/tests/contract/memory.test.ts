import { memoryPlatform } from "../../src/platform/memory/memory-platform";
import { memoryStore } from "../../src/platform/memory/memory-store";
import { reply } from "../../src/wechat/replies";
import { fakeClock } from "../support/fake-clock";
import { describePushStore } from "./push-store";

let nowMs = 1_700_000_000_000;
const store = memoryStore(() => nowMs);
describePushStore(() => ({
  store,
  advance(deltaMs) {
    nowMs += deltaMs;
  },
}));

test("the messenger in memory shows what was sent, and to whom typing was shown", async () => {
  const { messenger, sent, typing } = memoryPlatform({ clock: fakeClock() });
  const { message } = reply.text("好");
  await messenger.showTyping("oA");
  await messenger.deliver("oA", message);
  expect(typing).toEqual(["oA"]);
  expect(sent).toEqual([{ touser: "oA", message }]);
});

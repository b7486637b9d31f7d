import { SMALL_PICTURE } from "../../simulator/wechat/media";
import { withFallbackMessenger } from "../../src/platform/fallback-messenger";
import type { Messenger } from "../../src/runtime/ports";
import { reply } from "../../src/wechat/replies";
import { failedSend, unsentSend } from "../../src/wechat/send-errors";
import { pictureOf } from "../../src/wechat/temp-media";

const text = reply.text("好").message;

const SMALL = pictureOf(SMALL_PICTURE);

/** Two messengers; the first fails with these errors, in this order, and then accepts. */
function messengers(...failures: readonly unknown[]) {
  const remaining = [...failures];
  const taken: string[] = [];
  let opened = 0;
  const messengerNamed = (name: string, fail: () => void): Messenger => ({
    async deliver(touser, message) {
      taken.push(`${name} deliver ${touser} ${message.msgtype}`);
      fail();
    },
    async showTyping(touser) {
      taken.push(`${name} typing ${touser}`);
      fail();
    },
    async uploadMedia({ contentType }) {
      taken.push(`${name} upload ${contentType}`);
      fail();
      return `MEDIA of ${name}`;
    },
    async downloadMedia(mediaId) {
      taken.push(`${name} download ${mediaId}`);
      fail();
      return SMALL;
    },
  });
  const first = messengerNamed("cloud", () => {
    if (remaining.length > 0) throw remaining.shift();
  });
  let isTimed = false;
  const openOther = () => {
    opened += 1;
    return messengerNamed("https", () => undefined);
  };
  const messenger = withFallbackMessenger(first, openOther, () => isTimed);
  const beginWithTimer = () => {
    isTimed = true;
  };
  return { messenger, taken, beginWithTimer, opened: () => opened };
}

test("what the cloud call takes never goes through the other messenger, which is not even opened", async () => {
  const { messenger, taken, opened } = messengers();
  await messenger.deliver("oU", text);
  await messenger.showTyping("oU");
  expect(taken).toEqual(["cloud deliver oU text", "cloud typing oU"]);
  expect(opened()).toBe(0);
});

test("where a timer began the chain, a cloud call may get lost, so none is made", async () => {
  const { messenger, taken, beginWithTimer } = messengers();
  beginWithTimer();
  await messenger.showTyping("oU");
  await messenger.deliver("oU", text);
  expect(taken).toEqual(["https typing oU", "https deliver oU text"]);
});

test.each([-604100, -604101, -604104])(
  "after %i, when WeChat saw nothing, the other messenger sends it",
  async (errCode) => {
    const { messenger, taken } = messengers(failedSend(errCode), failedSend(errCode));
    await messenger.deliver("oU", text);
    await messenger.showTyping("oU");
    expect(taken).toEqual(["cloud deliver oU text", "https deliver oU text", "cloud typing oU", "https typing oU"]);
  },
);

test.each([
  ["a lost answer", failedSend(undefined)],
  ["a time-out of the platform", failedSend(-604102)],
  ["a broken platform", failedSend(-501001)],
  ["a busy platform", failedSend(-604103)],
  ["WeChat's own no", failedSend(45015)],
  ["a message that never left", unsentSend("ECONNREFUSED")],
  ["a mistake of our own", new TypeError("x")],
])("after %s it is not", async (_, failure) => {
  const { messenger, taken } = messengers(failure);
  await expect(messenger.deliver("oU", text)).rejects.toBe(failure);
  expect(taken).toEqual(["cloud deliver oU text"]);
});

test("the other messenger is opened once, and every message tries the cloud call first", async () => {
  const { messenger, taken, opened } = messengers(failedSend(-604104), failedSend(-604104));
  for (let i = 0; i < 3; i += 1) await messenger.deliver("oU", text);
  expect(opened()).toBe(1);
  expect(taken.map((line) => line.split(" ")[0])).toEqual(["cloud", "https", "cloud", "https", "cloud"]);
});

test("pictures go through the same two messengers, and come back from the one that took them", async () => {
  const { messenger, taken } = messengers(failedSend(-604101));
  expect(await messenger.uploadMedia(SMALL)).toBe("MEDIA of https");
  expect(await messenger.downloadMedia("M")).toBe(SMALL);
  expect(taken).toEqual(["cloud upload image/png", "https upload image/png", "cloud download M"]);
});

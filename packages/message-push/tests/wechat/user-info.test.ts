// `event.userInfo` of the platform: [R18] whether pushes bring it is not known, so it must change nothing.
import { parsePush } from "../../src/wechat/parse-push";

const text = { ToUserName: "gh_1", FromUserName: "o1", CreateTime: 1, MsgType: "text", Content: "hi", MsgId: "7" };
const entered = {
  ToUserName: "gh_1",
  FromUserName: "o1",
  CreateTime: 1,
  MsgType: "event",
  Event: "user_enter_tempsession",
};
const userInfo = { appId: "wx1", openId: "o1" };

test.each([
  ["a message", text],
  ["an event without MsgId", entered],
  ["an event of a pair that nobody knows", { ...entered, Event: "of_tomorrow" }],
])("two deliveries of %s, one with userInfo and one without, are one push", (_, packet) => {
  const [without, having] = [parsePush(packet), parsePush({ ...packet, userInfo })];
  expect(having).toEqual(without);
  expect(having.event).not.toHaveProperty("userInfo");
  expect(having.packet).not.toContain("userInfo");
});

test.each([
  ["only an openId", { openId: "o1" }],
  ["only an appId", { appId: "wx1" }],
])("userInfo with %s is the platform's", (_, part) => {
  expect(parsePush({ ...entered, userInfo: part })).toEqual(parsePush(entered));
});

test.each([
  ["a text", "userInfo"],
  ["a list", [1]],
  ["another object", { name: "n" }],
  ["an object with more than the platform's", { openId: "o1", name: "n" }],
])("a field of that name that is %s belongs to the packet", (_, value) => {
  const push = parsePush({ ...entered, userInfo: value });
  expect(push.event).toHaveProperty("userInfo");
  expect(push.key).not.toBe(parsePush(entered).key);
});

import { isUnsupported } from "../../src/wechat/unsupported";

test.each([
  ["【收到不支持的消息类型，暂无法显示】", true],
  ["[收到不支持的消息类型，暂无法显示]", true],
  ["【收到不支持的消息类型,暂无法显示】", true],
  ["为什么说【收到不支持的消息类型，暂无法显示】？", false],
  ["", false],
])("%s: %p", (content, isIt) => {
  expect(isUnsupported(content)).toBe(isIt);
});

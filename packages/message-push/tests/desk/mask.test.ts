// What of a question is masked before it is kept.
import { mask } from "../../src/desk/mask";

test.each([
  ["订单 20261126001 到哪了", "订单 *** 到哪了"],
  ["我的电话１３８ １２３４ ５６７８", "我的电话***"],
  ["快递SF1234567890123", "快递***"],
  ["单号A2026-B1126-C7", "单号***"],
  ["发到 someone@example.com", "发到 ***"],
  ["看 https://a.cn/x?token=1", "看 ***"],
  ["我是 oAbCdEfGhIjKlMnOpQrStUv", "我是 ***"],
  ["手机一三八一二三四五六七八", "手机***"],
  ["3 天能到吗，要 2 件", "3 天能到吗，要 2 件"],
  ["  多  行\n的 ", "多 行 的"],
])("%p is kept as %p", (question, kept) => {
  expect(mask(question)).toBe(kept);
});

test("a long one is cut, in whole characters", () => {
  expect(mask("👋".repeat(200))).toBe(`${"👋".repeat(100)}…`);
});

import { customerKey } from "../../src/desk/customer-key";

test("a customer's key is always the same, nobody else's, and does not show the openid", () => {
  const key = customerKey("oOpenid-1");
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(customerKey("oOpenid-1")).toBe(key);
  expect(customerKey("oOpenid-2")).not.toBe(key);
});

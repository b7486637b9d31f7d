// A seed of the team's may hold what belongs to a customer, so a name stands for one openid on every machine.
import { startSimulator } from "../support/simulator";

test("a name has the same openid in every simulator, another name another, and no name a new one", async () => {
  const [one, other] = [await startSimulator(), await startSimulator()];
  const openids = [
    one.customer("customer-1"),
    other.customer("customer-1"),
    one.customer("bob"),
    one.customer(),
    one.customer(),
  ];
  await Promise.all([one.stop(), other.stop()]);
  const [first, second, ...rest] = openids.map(({ openid }) => openid);
  expect(first).toBe("oElVCmNYkiK7min_UQkh0DU1Zwjg");
  expect(second).toBe(first);
  expect(new Set([first, ...rest]).size).toBe(4);
});

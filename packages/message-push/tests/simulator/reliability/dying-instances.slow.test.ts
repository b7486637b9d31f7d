// Deaths at every request of pushes with several replies, of slow work and of payments; the quick test beside this one has the others.
import { drain } from "../../support/runtime-project";
import { isClaimed, MOMENTS, testDeaths, useMortalDesk } from "./deaths";

const desk = useMortalDesk();

testDeaths(["three replies", "slow work", "background work"]);

test("a payment: whichever request the instance dies at, it is acknowledged once it is done, and not before", async () => {
  const sim = desk();
  const pay = (order: string) => ({
    ToUserName: "wx0",
    FromUserName: "oWechatItself",
    CreateTime: 1_700_000_000,
    MsgType: "event",
    Event: "xpay_goods_deliver_notify",
    OpenId: "oBuyer",
    OutTradeNo: order,
  });
  const count = (await sim.push(pay("none")).then(sim.requestsOf)).length;
  expect(count).toBe(2);
  for (const nth of [1, 2]) {
    for (const when of MOMENTS) {
      const packet = pay(`${nth} ${when}`);
      sim.faults.inject({ on: "gateway", kind: "die", phase: when, functionName: "deliver", nth });
      if (isClaimed({ nth, when })) sim.faults.inject({ on: "push", kind: "give-up", functionName: "deliver" });
      const { attempts } = await sim.push(packet);
      const acknowledged = attempts.filter(({ outcome }) => outcome === "answered");
      if (acknowledged.length === 0) {
        await drain(sim);
        const { attempts: later } = await sim.push(packet);
        expect([nth, when, later.at(-1)?.passiveReply]).toEqual([nth, when, { ErrCode: 0, ErrMsg: "success" }]);
      }
      expect(sim.faults.pending()).toEqual([]);
    }
  }
  const ends = sim.documents("message_pushes").filter(({ touser }) => touser === "oBuyer");
  expect(new Set(ends.map(({ state }) => state))).toEqual(new Set(["completed"]));
});

// The part of the PushStore suite that is about what deliveries are answered.
import type { NewRecord, PushRecord } from "../../src/runtime/push-store";
import type { StoreBench } from "./push-store";

export const transfer = {
  MsgType: "transfer_customer_service",
  ToUserName: "oA",
  FromUserName: "wxB",
  CreateTime: 1,
} as const;

export function describeAnswers(
  open: () => StoreBench,
  added: (fields?: Partial<NewRecord>) => Promise<PushRecord>,
): void {
  test("a passive reply of another kind takes the place of the first", async () => {
    const record = await added({ passiveReply: "success" });
    expect(await open().store.finish(record, record.touser, { state: "completed", passiveReply: transfer })).toBe(
      "recorded",
    );
    expect(await open().store.find(record.key)).toMatchObject({ passiveReply: transfer });
  });

  test("what answered is kept with the ending, and stays when a later write does not name it", async () => {
    const record = await added();
    await open().store.change(record, { writeNumber: 1, answeredBy: "rule:hours" });
    expect(await open().store.find(record.key)).toMatchObject({ answeredBy: "rule:hours" });
    await open().store.finish(record, record.touser, { state: "completed", passiveReply: "success" });
    expect(await open().store.find(record.key)).toMatchObject({ state: "completed", answeredBy: "rule:hours" });
    const other = await added();
    const ending = { state: "completed", passiveReply: "success", answeredBy: "welcome" } as const;
    await open().store.finish(other, other.touser, ending);
    expect(await open().store.find(other.key)).toMatchObject({ answeredBy: "welcome" });
  });

  test("what must not finish once a delivery was answered `success` stays as it is then, and finishes before", async () => {
    const ending = { state: "completed", passiveReply: transfer, unlessSuccessGiven: true } as const;
    const answered = await added();
    await open().store.change(answered, { writeNumber: 0, successGiven: true });
    expect(await open().store.finish(answered, answered.touser, ending)).toBe("lease-lost");
    expect(await open().store.find(answered.key)).toEqual({ ...answered, successGiven: true });
    const record = await added();
    expect(await open().store.finish(record, record.touser, ending)).toBe("recorded");
    expect(await open().store.find(record.key)).not.toHaveProperty("unlessSuccessGiven");
  });
}

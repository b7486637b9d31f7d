// The team's people are told that somebody waits: with nothing of the customer, once, and never in the way of the answer.
import { type Notice, noticeBody } from "../../src/desk/notice";
import { CLOSED, deskBench, HOURS, PERSON } from "./desk-bench";

const file = { settings: { hours: HOURS } };

async function told(act: (bench: ReturnType<typeof deskBench>) => Promise<unknown>, at?: string): Promise<Notice[]> {
  const notices: Notice[] = [];
  const notify = async (notice: Notice) => void notices.push(notice);
  await act(deskBench({ file, notify, ...(at === undefined ? {} : { at }) }));
  return notices;
}

test("they hear why, and whether they are at the desk", async () => {
  expect(await told(({ says }) => says("人工"))).toMatchObject([{ reason: "asked", isOpen: true }]);
  expect(await told(({ says }) => says("能刻字吗"), CLOSED)).toMatchObject([{ reason: "no-answer", isOpen: false }]);
  expect(await told(({ sendsImage }) => sendsImage())).toMatchObject([{ reason: "other", isOpen: true }]);
});

test("once in ten minutes of a customer who goes on writing, and of each customer", async () => {
  const notices = await told(async ({ says, clock }) => {
    await says("在吗");
    await says("有人吗");
    await says("在吗", { from: "o2" });
    await clock.advance(600_000);
    await says("还在吗");
  }, CLOSED);
  expect(notices).toHaveLength(3);
});

test("an address that fails, or does not answer, changes nothing for the customer", async () => {
  const failing = deskBench({ notify: () => Promise.reject(new Error("410")) });
  expect(await failing.says("人工")).toEqual([PERSON]);
  expect(failing.warnings).toEqual(["desk-notice-failed"]);
  const hanging = deskBench({ notify: () => new Promise(() => undefined) });
  const saying = hanging.says("人工");
  await hanging.clock.advance(1_000);
  expect(await saying).toEqual([PERSON]);
});

const NOTICE: Notice = { reason: "asked", isOpen: true, atMs: Date.parse("2026-11-26T02:00:00Z") };

test("a robot of WeCom gets its own format, all others JSON", () => {
  expect(noticeBody("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", NOTICE)).toEqual({
    msgtype: "text",
    text: { content: "小程序客服：有顾客在等待（要人工客服）。" },
  });
  expect(noticeBody("https://example.com/hook", NOTICE)).toEqual({
    event: "somebody-waits",
    reason: "asked",
    isOpen: true,
    at: "2026-11-26T02:00:00.000Z",
  });
});

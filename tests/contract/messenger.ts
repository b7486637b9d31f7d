// What every Messenger must do, as tests over a factory: run by cloud call and over HTTP with an access token.
import type { OpenApiCall } from "../../simulator/contracts";
import type { Messenger } from "../../src/runtime/ports";
import { reply } from "../../src/wechat/replies";

export interface MessengerBench {
  readonly messenger: Messenger;
  /** Calls that arrived at WeChat, oldest first; emptied by the tests. */
  readonly calls: OpenApiCall[];
  /** How WeChat answers from now on. */
  answerWith(errcode: number): void;
  /** What happens to the next send on the wire. */
  breakNext(kind: "reset" | "lost-answer" | "empty" | "status"): void;
}

const OPENID = "oSomebody-of-the-contract";
const text = (content: string) => reply.text(content).message;

export function describeMessenger(open: () => MessengerBench): void {
  beforeEach(() => {
    open().calls.length = 0;
    open().answerWith(0);
  });

  test.each([
    reply.text('收到 <a href="https://example.com">这里</a> 🍵 "\\u4f60"'),
    reply.image("MEDIA"),
    reply.link({
      title: "t",
      description: "d",
      url: "https://example.com/?aB=1",
      thumb_url: "https://example.com/a.png",
    }),
    reply.miniProgramPage({ title: "t", pagepath: "pages/order/order?orderId=7", thumb_media_id: "M" }),
  ])("a $message.msgtype arrives at WeChat under the names of the wire, and nothing else does", async ({ message }) => {
    await open().messenger.deliver(OPENID, message);
    expect(open().calls.map(({ apiName, args }) => ({ apiName, args }))).toEqual([
      { apiName: "customerServiceMessage.send", args: { touser: OPENID, ...message } },
    ]);
  });

  test("typing arrives at WeChat as a command", async () => {
    await open().messenger.showTyping(OPENID);
    expect(open().calls.map(({ apiName, args }) => ({ apiName, args }))).toEqual([
      { apiName: "customerServiceMessage.setTyping", args: { touser: OPENID, command: "Typing" } },
    ]);
  });

  test.each([-1, 45015, 45047, 40003, 40007, 45002, 48001, 99999])(
    "WeChat's %i is a refusal with its number and a mend",
    async (errcode) => {
      open().answerWith(errcode);
      await expect(open().messenger.deliver(OPENID, text("好"))).rejects.toMatchObject({
        code: "SEND_REFUSED",
        errCode: errcode,
        mend: expect.stringMatching(/\.$/),
        message: expect.not.stringContaining(OPENID),
      });
    },
  );

  test.each([45080, 45081])("typing that WeChat refuses with %i is a refusal, too", async (errcode) => {
    open().answerWith(errcode);
    await expect(open().messenger.showTyping(OPENID)).rejects.toMatchObject({
      code: "SEND_REFUSED",
      errCode: errcode,
      message: expect.not.stringContaining("return codes"),
    });
  });

  test.each([
    ["breaks off before anything was done", "reset", 0],
    ["breaks off when it was done", "lost-answer", 1],
    ["carries an empty answer", "empty", 0],
    ["carries an error page", "status", 0],
  ] as const)("a connection that %s leaves it unknown whether the message was accepted", async (_, kind, arrived) => {
    open().breakNext(kind);
    await expect(open().messenger.deliver(OPENID, text("好"))).rejects.toMatchObject({ code: "SEND_UNKNOWN" });
    expect(open().calls).toHaveLength(arrived);
    await open().messenger.deliver(OPENID, text("好"));
    expect(open().calls).toHaveLength(arrived + 1);
  });

  test("many messages at once all arrive", async () => {
    const contents = Array.from({ length: 12 }, (_, i) => `第${i}条`);
    await Promise.all(contents.map((content) => open().messenger.deliver(OPENID, text(content))));
    const arrived = open().calls.map(({ args }) => (args.text as { content: string }).content);
    expect(arrived.sort()).toEqual(contents.sort());
  });
}

import fc from "fast-check";
import { errcodeOf, wechatBench } from "../../support/wechat-bench";

const ALL = ["send", "setTyping", "uploadTempMedia", "getTempMedia"].map((name) => `customerServiceMessage.${name}`);
const HOUR_MS = 3_600_000;
const png = (bytes: number, fileName = "media.png") => {
  const content = Buffer.alloc(bytes, 1);
  Buffer.from("89504e470d0a1a0a", "hex").copy(content);
  return { media: { fileName, content } };
};

async function afterMessage(options?: Parameters<typeof wechatBench>[0]) {
  const bench = wechatBench(options);
  const openid = bench.newUser();
  await bench.wechat.push(bench.wechat.packets.text(openid, "你好"));
  const send = (body: object) => bench.call("customerServiceMessage.send", { touser: openid, ...body }).then(errcodeOf);
  return { ...bench, openid, sendBody: send };
}

test("a call that config.json does not permit is -604101, an unknown caller -604104, an unknown name -604100", async () => {
  const { wechat, call, openid } = await afterMessage({ permissions: [] });
  const args = { touser: openid, msgtype: "text", text: { content: "好" } };
  expect(errcodeOf(await call("customerServiceMessage.send", args))).toBe(-604101);
  expect(errcodeOf(await call("customerServiceMessage.sendAll", args))).toBe(-604100);
  const unknown = await wechat.callOpenApi({
    apiName: "customerServiceMessage.send",
    args,
    files: {},
    caller: undefined,
  });
  expect(errcodeOf(unknown)).toBe(-604104);
});

test.each([
  ["a text", { msgtype: "text", text: { content: "好" } }, 0],
  ["an empty text", { msgtype: "text", text: { content: "" } }, 44004],
  ["2048 bytes", { msgtype: "text", text: { content: `${"字".repeat(682)}ab` } }, 0],
  ["2049 bytes", { msgtype: "text", text: { content: `${"字".repeat(683)}` } }, 45002],
  ["no content", { msgtype: "text", text: {} }, 40101],
  ["no body", { msgtype: "text" }, 40101],
  ["an unknown type", { msgtype: "news", news: {} }, 45162],
  ["an unknown media id", { msgtype: "image", image: { media_id: "nope" } }, 40007],
  [
    "a link",
    { msgtype: "link", link: { title: "t", description: "d", url: "https://a.b", thumb_url: "http://a.b/c.png" } },
    0,
  ],
  [
    "a link to nowhere",
    { msgtype: "link", link: { title: "t", description: "d", url: "pages/a", thumb_url: "http://a.b" } },
    40097,
  ],
  [
    "a card with page_path",
    { msgtype: "miniprogrampage", miniprogrampage: { title: "t", page_path: "p", thumb_media_id: "m" } },
    40101,
  ],
])("%s is answered as WeChat would", async (_, body, errcode) => {
  const { sendBody } = await afterMessage();
  expect(await sendBody(body)).toBe(errcode);
});

test("a message to someone who is no user is 40003", async () => {
  const { send } = wechatBench();
  expect(await send("oNobody")).toBe(40003);
});

test("after a message five replies are accepted and the sixth is 45047", async () => {
  const { send, openid } = await afterMessage();
  const codes: number[] = [];
  for (let i = 0; i < 6; i += 1) codes.push(await send(openid));
  expect(codes).toEqual([0, 0, 0, 0, 0, 45047]);
});

test("two messages in a row allow five replies, not ten", async () => {
  const { send, openid, wechat } = await afterMessage();
  await wechat.push(wechat.packets.text(openid, "还有"));
  const codes: number[] = [];
  for (let i = 0; i < 6; i += 1) codes.push(await send(openid));
  expect(codes).toEqual([0, 0, 0, 0, 0, 45047]);
});

test("a reply is accepted one second before 48 hours have passed, and 45015 afterwards", async () => {
  const { send, openid, clock } = await afterMessage();
  clock.advance(48 * HOUR_MS - 1_000);
  expect(await send(openid)).toBe(0);
  clock.advance(1_000);
  expect(await send(openid)).toBe(45015);
});

test("after entering two replies are accepted within a minute", async () => {
  const { wechat, send, newUser, clock } = wechatBench();
  const openid = newUser();
  expect(await send(openid)).toBe(45015);
  await wechat.push(wechat.packets.enter(openid, ""));
  expect([await send(openid), await send(openid), await send(openid)]).toEqual([0, 0, 45047]);
  await wechat.push(wechat.packets.enter(openid, "again"));
  clock.advance(60_000);
  expect(await send(openid)).toBe(45015);
});

test("entering after a message takes nothing away: the larger allowance counts", async () => {
  const { wechat, send, openid, clock } = await afterMessage();
  await wechat.push(wechat.packets.enter(openid, ""));
  clock.advance(2 * 60_000);
  expect([await send(openid), await send(openid), await send(openid)]).toEqual([0, 0, 0]);
});

type Step = "message" | "enter" | "send" | number;

/** Lives through the steps and tells, for each accepted reply, its number since the last action and how late it was. */
async function acceptedReplies(steps: readonly Step[]): Promise<{ number: number; afterMs: number }[]> {
  const { wechat, clock, send, newUser } = wechatBench();
  const openid = newUser();
  const accepted: { number: number; afterMs: number }[] = [];
  let number = 0;
  let actionAtMs = Number.NEGATIVE_INFINITY;
  for (const [index, step] of steps.entries()) {
    if (typeof step === "number") clock.advance(step);
    else if (step === "send") {
      if ((await send(openid)) !== 0) continue;
      number += 1;
      accepted.push({ number, afterMs: clock.nowMs() - actionAtMs });
    } else {
      const { text, enter } = wechat.packets;
      await wechat.push(step === "message" ? text(openid, `${index}`) : enter(openid, `${index}`));
      number = 0;
      actionAtMs = clock.nowMs();
    }
  }
  return accepted;
}

test("whatever a customer does and whenever replies are tried, no action ever pays for more than its allowance", async () => {
  // Many sends in a row, so that an allowance is really used up.
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.constant<Step>("send") },
    { weight: 2, arbitrary: fc.constantFrom<Step>("message", "enter") },
    { weight: 1, arbitrary: fc.nat({ max: 60 * HOUR_MS }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const accepted = await acceptedReplies(steps);
      return accepted.every(({ number, afterMs }) => number <= 5 && afterMs < 48 * HOUR_MS);
    }),
    { numRuns: 50 },
  );
});

test("a picture that was uploaded can be sent for 3 days, and a user's picture fetched", async () => {
  const { call, sendBody, wechat, openid, clock, newUser } = await afterMessage({ permissions: ALL });
  const answer = await call("customerServiceMessage.uploadTempMedia", { type: "image" }, png(100));
  const media_id = answer.kind === "json" ? answer.body.media_id : "";
  expect(await sendBody({ msgtype: "image", image: { media_id } })).toBe(0);
  const pictureId = wechat.media.keep(Buffer.from("picture"), "image/png");
  expect(await call("customerServiceMessage.getTempMedia", { media_id: pictureId })).toMatchObject({
    kind: "binary",
    contentType: "image/png",
    content: Buffer.from("picture"),
  });
  clock.advance(72 * HOUR_MS);
  await wechat.push(wechat.packets.text(openid, "三天后"));
  expect(await sendBody({ msgtype: "image", image: { media_id } })).toBe(40007);
  expect(errcodeOf(await call("customerServiceMessage.getTempMedia", { media_id: pictureId }))).toBe(40007);
  expect(newUser()).not.toBe(openid);
});

test.each([
  ["not an image", { type: "video" }, png(10), 40004],
  ["an unknown file type", { type: "image" }, png(10, "media.bmp"), 40005],
  ["a file over 2 MB", { type: "image" }, png(2 * 1024 * 1024 + 1), 40009],
  ["a file of 2 MB", { type: "image" }, png(2 * 1024 * 1024), 0],
  ["no file", { type: "image" }, {}, 41005],
])("an upload of %s is answered as WeChat would", async (_, args, files, errcode) => {
  const { call } = wechatBench({ permissions: ALL });
  expect(errcodeOf(await call("customerServiceMessage.uploadTempMedia", args, files as ReturnType<typeof png>))).toBe(
    errcode,
  );
});

test("typing needs a message to or from the customer within 30 s: entering is none", async () => {
  const { call, openid, clock, send, wechat } = await afterMessage({ permissions: ALL });
  const typing = () => call("customerServiceMessage.setTyping", { touser: openid, command: "Typing" }).then(errcodeOf);
  clock.advance(31_000);
  expect(await typing()).toBe(45080);
  await send(openid);
  // The clock goes on by itself as well.
  clock.advance(25_000);
  expect(await typing()).toBe(0);
  clock.advance(5_001);
  await wechat.push(wechat.packets.enter(openid, ""));
  clock.advance(15_000);
  expect(await typing()).toBe(45080);
});

test("typing needs a message within 30 s, lasts 15 s, cannot be repeated meanwhile, and ends with a reply", async () => {
  const { call, openid, clock, send } = await afterMessage({ permissions: ALL });
  const typing = (command: string) =>
    call("customerServiceMessage.setTyping", { touser: openid, command }).then(errcodeOf);
  expect(await typing("Dance")).toBe(45072);
  expect([await typing("Typing"), await typing("Typing")]).toEqual([0, 45081]);
  clock.advance(14_900);
  expect(await typing("Typing")).toBe(45081);
  clock.advance(100);
  expect(await typing("Typing")).toBe(0);
  await send(openid);
  expect([await typing("Typing"), await typing("CancelTyping"), await typing("Typing")]).toEqual([0, 0, 0]);
  clock.advance(31_000);
  expect(await typing("Typing")).toBe(45080);
});

test("every refusal has a text that ends with a request id", async () => {
  const { call, openid } = await afterMessage();
  const answer = await call("customerServiceMessage.send", { touser: openid, msgtype: "text", text: { content: "" } });
  expect(answer).toMatchObject({ body: { errmsg: expect.stringMatching(/ rid: [0-9a-f-]{36}$/) } });
});

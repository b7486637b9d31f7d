import { handlerContext, sampleEvent } from "message-push/testing";
import { reply } from "#runtime";
import { main as image } from "../cloudfunctions/image";
import { main as miniprogrampage } from "../cloudfunctions/miniprogrampage";
import { main as text } from "../cloudfunctions/text";
import { main as userEnterTempsession } from "../cloudfunctions/user_enter_tempsession";

const context = handlerContext();

test("text says back what the customer typed", async () => {
  expect(await text.handle(sampleEvent("text"), context)).toEqual(reply.text("收到：测试"));
});

test.each(["人工", " 转人工 ", "人工客服"])("text hands over to a person on %p", async (Content) => {
  expect(await text.handle(sampleEvent("text", { Content }), context)).toEqual(reply.transferToAgent());
});

test("text says back the longest message within WeChat's limit, without cutting an emoji", async () => {
  const Content = "👨‍👩‍👧‍👦".repeat(2_000);
  const answer = await text.handle(sampleEvent("text", { Content }), context);
  expect(answer).toMatchObject({
    kind: "reply",
    message: { text: { content: expect.not.stringContaining("\uFFFD") } },
  });
  expect(JSON.stringify(answer)).toBe(Buffer.from(JSON.stringify(answer)).toString());
});

test("text does not say back what stands for a sticker", async () => {
  const Content = "【收到不支持的消息类型，暂无法显示】";
  const answer = await text.handle(sampleEvent("text", { Content }), context);
  expect(answer).toMatchObject({ kind: "reply", message: { text: { content: expect.not.stringContaining("收到") } } });
});

test("image and card are acknowledged, the card by its title", async () => {
  expect(await image.handle(sampleEvent("image"), context)).toMatchObject({ kind: "reply" });
  expect(await miniprogrampage.handle(sampleEvent("miniprogrampage"), context)).toMatchObject({
    message: { text: { content: expect.stringContaining("一壶好茶") } },
  });
  expect(await miniprogrampage.handle(sampleEvent("miniprogrampage", { Title: "" }), context)).toMatchObject({
    kind: "reply",
  });
});

test("entering is greeted by where the customer came from", async () => {
  const greet = async (SessionFrom: string) =>
    userEnterTempsession.handle(sampleEvent("event:user_enter_tempsession", { SessionFrom }), context);
  const elsewhere = await greet("elsewhere");
  expect(elsewhere).toMatchObject({ kind: "reply" });
  expect(await greet("index")).not.toEqual(elsewhere);
  expect(await greet("constructor")).toEqual(elsewhere);
});

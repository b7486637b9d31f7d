// The handlers alone: outside the cloud the desk answers from its file, and asks no database.
import { handlerContext, sampleEvent } from "message-push/testing";
import { reply } from "#runtime";
import { main as text } from "../cloudfunctions/text";
import { main as userEnterTempsession } from "../cloudfunctions/user_enter_tempsession";

const context = handlerContext();

test.each([
  ["你好", "您好，请问有什么可以帮您？"],
  ["什麼時候發貨？", "付款后 48 小时内发货，一般 3 天左右送到。可以在“我的订单”里看物流。"],
])("%p is answered by the rules in desk/answers.json", async (Content, answer) => {
  expect(await text.handle(sampleEvent("text", { Content }), context)).toEqual([reply.text(answer)]);
});

test("a sticker is no question", async () => {
  const Content = "【收到不支持的消息类型，暂无法显示】";
  expect(await text.handle(sampleEvent("text", { Content }), context)).toBe("这种消息暂时看不到，请发文字或图片。");
});

test("who enters is welcomed by where they came from", async () => {
  const enter = async (SessionFrom: string) =>
    userEnterTempsession.handle(sampleEvent("event:user_enter_tempsession", { SessionFrom }), context);
  const text = (beginning: string) => ({ message: { text: { content: expect.stringContaining(beginning) } } });
  expect(await enter("index")).toMatchObject(text("您好，欢迎光临！"));
  expect(await enter("constructor")).toMatchObject(text("您好，请问有什么可以帮您？"));
});

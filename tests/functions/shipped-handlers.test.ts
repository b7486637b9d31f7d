import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { main as image } from "../../cloudfunctions/image";
import { main as miniprogrampage } from "../../cloudfunctions/miniprogrampage";
import { main as text } from "../../cloudfunctions/text";
import { main as userEnterTempsession } from "../../cloudfunctions/user_enter_tempsession";
import { reply } from "../../src/wechat/replies";
import { handlerContext } from "../support/handler-context";
import { sampleEvent } from "../support/sample-event";

const root = resolve(__dirname, "../..");
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

test("the functions are those that the tests of the machinery run: remove this test when you change yours", () => {
  expect(filesIn("cloudfunctions")).toEqual(filesIn("tests/fixtures/desk/cloudfunctions"));
});

function filesIn(folder: string): Record<string, string> {
  const entries = readdirSync(resolve(root, folder), { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(files.map((file) => [relative(resolve(root, folder), file), readFileSync(file, "utf8")]));
}

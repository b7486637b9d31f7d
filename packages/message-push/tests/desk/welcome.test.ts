// The welcome: by the page that the customer comes from, once in a session.
import { deskBench } from "./desk-bench";

const RULES = [
  { _id: "opening", name: "营业时间", keywords: ["几点关门"], replies: ["每天 18:00"], isListed: true },
  { _id: "tea", name: "茶怎么泡", keywords: ["泡茶"], replies: ["九十度"], isListed: true, sessionFrom: ["tea"] },
];
const settings = {
  welcomes: [
    { text: "看看茶", sessionFrom: ["tea"], hasMenu: true },
    { text: "欢迎", hasMenu: true },
  ],
};
const MENU = "\n\n回复数字即可查看：\n1. 营业时间";

test("is the one of the page, with the questions of that page, which can be chosen", async () => {
  const { enters, says } = deskBench({ file: { rules: RULES, settings } });
  expect(await enters("tea")).toEqual([`看看茶${MENU}\n2. 茶怎么泡`]);
  expect(await says("2")).toEqual(["九十度"]);
  expect(await enters("cups")).toEqual([`欢迎${MENU}`]);
});

test("is said once, and not at every entering; after two hours again", async () => {
  const { enters, clock } = deskBench({ file: { rules: RULES, settings } });
  expect(await enters("cups")).toEqual([`欢迎${MENU}`]);
  await clock.advance(7_100_000);
  expect([await enters("cups"), await enters("plates")]).toEqual([[], []]);
  await clock.advance(200_000);
  expect(await enters("cups")).toEqual([`欢迎${MENU}`]);
});

test("is said again by a push that runs again: nobody knows whether it was sent", async () => {
  const { enters } = deskBench({ file: { settings: { welcomes: [{ text: "欢迎" }] } } });
  expect([await enters("x", { pushId: "a" }), await enters("x", { pushId: "a" })]).toEqual([["欢迎"], ["欢迎"]]);
});

test("is left out where none fits, and one is there without any settings", async () => {
  expect(await deskBench({ file: { settings: { welcomes: [] } } }).enters("x")).toEqual([]);
  expect(await deskBench().enters("x")).toEqual(["您好，请问有什么可以帮您？"]);
});

test("is said where the customer cannot be remembered", async () => {
  const putState = () => Promise.reject(new Error("down"));
  const { enters } = deskBench({ file: { settings }, store: { putState } });
  expect([await enters("x"), await enters("x")]).toEqual([["欢迎"], ["欢迎"]]);
});

// Lines of the terminal in both languages.
import { createEvents, type Happening } from "../../../simulator/events";
import { createEventLines } from "../../../simulator/terminal/lines/event-lines";
import type { Language } from "../../../src/language";

const KNOWN = "o-of-the-customer";

function told(language: Language, happening: Happening): readonly string[] {
  const { events, emit } = createEvents({ nowMs: () => 0 });
  const lines = createEventLines({
    language,
    isColored: false,
    nameOf: (openid) => (openid === KNOWN ? "小王" : undefined),
    pictureOf: () => undefined,
    places: { inSources: (text) => text, ownFrame: () => undefined },
  });
  emit(happening);
  return events.all().flatMap((event) => lines(event).map((line) => line.trim()));
}

test("what the runtime warns of is told in the language of the terminal", () => {
  const warned = (language: Language, fields: object) => {
    const entry = { level: "warn", pushId: "0".repeat(32), sinceArrivalMs: 5, ...fields };
    const line = JSON.stringify(entry);
    return told(language, { kind: "log-line", invocationId: "first", functionName: "text", line, entry });
  };
  expect(warned("zh", { event: "picture-renewed" })).toEqual(["text 重新上传了图片：微信提前不认它的 media_id"]);
  expect(warned("en", { event: "picture-renewed" })).toEqual([
    expect.stringMatching(/^text uploaded a picture anew: /),
  ]);
  expect(warned("zh", { event: "send-retried", errCode: -1 })).toEqual(["text 警告 send-retried errCode=-1"]);
  expect(warned("en", { event: "send-retried", errCode: -1 })).toEqual(["text warn send-retried errCode=-1"]);
});

test("in Chinese a space stands behind a Latin name alone", () => {
  const closed = (openid: string) => ({ kind: "hand-over", openid, state: "closed" }) as const;
  expect(told("zh", closed(KNOWN))).toEqual(["小王已交还云函数"]);
  expect(told("zh", closed("o-of-nobody"))).toEqual(["客户已交还云函数"]);
  expect(told("en", closed(KNOWN))).toEqual(["小王 is back with the function"]);
  const notice: Happening = {
    kind: "inbox-entry",
    openid: "o-of-nobody",
    entry: { kind: "agent", text: "好", atMs: 0 },
  };
  expect([told("zh", notice), told("en", notice)]).toEqual([["客户看到：好"], ["customer sees: 好"]]);
});

// The answer packet of every pair that wants one: fields that fit make it, fields that do not are the author's mistake.
import fc from "fast-check";
import { readPassiveReply } from "../../simulator/http-push/read-passive-reply";
import { LOCAL_ACCOUNT, LOCAL_ENDPOINT } from "../../simulator/local-account";
import { judgePassiveReply } from "../../simulator/wechat/judge-passive-reply";
import { answerPacket } from "../../src/wechat/answer-packet";
import { CATALOGUE } from "../../src/wechat/catalogue/catalogue";
import type { ObjectShape } from "../../src/wechat/catalogue/shape";
import { factsOf, kindOf } from "../../src/wechat/pairs";
import { passiveReplyText } from "../../src/wechat/passive-reply-text";
import { anyAnswer, fullAnswer, isRequired, pathsIn, replacedAt } from "../support/arbitrary-answer";

const NOW_MS = 1_767_000_000_999;
const pairs = Object.keys(CATALOGUE).filter(
  (pair) => kindOf(pair) === "packet" && !factsOf(pair).isAnsweredWithoutEnvelope,
);
const answerOf = (pair: string): ObjectShape => factsOf(pair).answer ?? {};
const pushOf = (pair: string) => ({
  ToUserName: "gh_1",
  FromUserName: "oWeChat",
  CreateTime: 1,
  MsgType: "event" as const,
  Event: pair.replace("event:", ""),
});
const packet = (pair: string, fields: unknown) => answerPacket(pushOf(pair), answerOf(pair), fields, NOW_MS);
const failure = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return error as { code: string; fact: string; fix: string };
  }
  throw new Error("It did not fail.");
};

test("there are such pairs, and each has an answer", () => {
  expect(pairs.length).toBeGreaterThan(0);
  for (const pair of pairs) expect([pair, Object.keys(answerOf(pair)).length]).not.toEqual([pair, 0]);
});

test.each(pairs)("%s: fields that fit make a packet with To and From swapped, which the simulator accepts", (pair) => {
  fc.assert(
    fc.property(anyAnswer(answerOf(pair)), (fields) => {
      const made = packet(pair, fields);
      expect(made).toEqual({
        ToUserName: "oWeChat",
        FromUserName: "gh_1",
        CreateTime: 1_767_000_000,
        MsgType: "event",
        Event: pair.replace("event:", ""),
        ...fields,
      });
      expect(judgePassiveReply(pushOf(pair), pair, made)).toBe("accepted");
    }),
    { numRuns: 30 },
  );
});

const endpoint = {
  ...LOCAL_ENDPOINT,
  appid: LOCAL_ACCOUNT.appid,
  mode: "plain",
  to: "http_push",
  pairs: "all",
} as const;

test.each(pairs)("%s: written in either format, it is read back as it was", (pair) => {
  fc.assert(
    fc.property(anyAnswer(answerOf(pair)), fc.constantFrom("json" as const, "xml" as const), (fields, format) => {
      const made = packet(pair, fields);
      const read = readPassiveReply({ ...endpoint, format }, passiveReplyText(made, format), "n", {
        answer: answerOf(pair),
      });
      expect(read).toEqual({ isReadable: true, passiveReply: made });
      expect(judgePassiveReply(pushOf(pair), pair, made)).toBe("accepted");
    }),
    { numRuns: 30 },
  );
});

test.each(pairs)("%s: without any one of its required fields it is refused, and the fix names the field", (pair) => {
  const shape = answerOf(pair);
  const required = pathsIn(shape).filter(([, field]) => isRequired(field));
  expect(required.length).toBeGreaterThan(0);
  for (const [path] of required) {
    for (const nothing of [undefined, null]) {
      const { code, fact, fix } = failure(() => packet(pair, replacedAt(fullAnswer(shape), path, nothing)));
      expect([code, fact, fix]).toEqual([
        "OUTPUT_INVALID",
        `ack.packet got no ${named(path)}.`,
        expect.stringContaining(named(path)),
      ]);
    }
  }
});

test.each(pairs)("%s: a value of another type, anywhere, is refused by name", (pair) => {
  const shape = answerOf(pair);
  for (const [path, field] of pathsIn(shape)) {
    const isList = Array.isArray(field);
    const others = [true, () => 1, Number.NaN, Number.POSITIVE_INFINITY, 7n, Symbol("s"), isList ? {} : [], "7", 7, {}]
      .filter((other) => !(field === "text" || field === "text!") || other !== "7")
      .filter((other) => !(field === "number" || field === "number!") || other !== 7)
      .filter((other) => typeof field === "string" || isList || !isEmptyObject(other) || hasRequired(field));
    for (const other of others) {
      const { code, fact, fix } = failure(() => packet(pair, replacedAt(fullAnswer(shape), path, other)));
      expect(code).toBe("OUTPUT_INVALID");
      expect(fact).toContain(named(path));
      expect(fact).toMatch(/^ack\.packet got [^.].*[^.]\.$/);
      expect(fix).toMatch(/^Give /);
    }
  }
});

test.each(pairs)("%s: a field that the answer does not have is refused, at every depth", (pair) => {
  const shape = answerOf(pair);
  const objects = [[[], shape] as const, ...pathsIn(shape)].filter(
    ([, field]) => typeof field === "object" && !Array.isArray(field),
  );
  for (const [path] of objects) {
    const { code, fact, fix } = failure(() => packet(pair, replacedAt(fullAnswer(shape), [...path, "Nonsense"], 1)));
    expect([code, fact]).toEqual([
      "OUTPUT_INVALID",
      expect.stringContaining('Nonsense", which the answer does not have'),
    ]);
    expect(fix).toMatch(/It takes \w/);
  }
});

test.each([undefined, null, "success", 0, [], [{ ResultCode: 0 }]])("%p instead of fields is refused", (given) => {
  const { code, fact, fix } = failure(() => packet("event:check_biz", given));
  expect([code, fact]).toEqual(["OUTPUT_INVALID", "ack.packet got no fields."]);
  expect(fix).toBe("Give it { BizID, ResultCode, ResultMsg, Quota }.");
});

test("the fix knows what was meant, and that the envelope is not the author's", () => {
  const right = { BizID: "xyz", ResultCode: 0, ResultMsg: "success", Quota: 0 };
  expect(failure(() => packet("event:check_biz", { ...right, resultCode: 0 })).fix).toBe(
    'Did you mean "ResultCode"? It takes BizID, ResultCode, ResultMsg, Quota.',
  );
  for (const name of ["ToUserName", "FromUserName", "CreateTime", "MsgType", "Event"]) {
    expect(failure(() => packet("event:check_biz", { ...right, [name]: "x" })).fix).toMatch(
      /^Leave it out: the envelope is filled in\. /,
    );
  }
});

test("an entry of a list that is nothing is refused: it would be a null in JSON", () => {
  const fields = { ResultCode: 0, ResultMsg: "", WaybillCreateTime: 1 };
  const { fact } = failure(() => packet("event:waybill_notify_query", { ...fields, Path: [null] }));
  expect(fact).toBe("ack.packet got no Path[0].");
  expect(packet("event:waybill_notify_query", { ...fields, Path: [] })).toMatchObject({ Path: [] });
});

test("no value is in the error: it may be a customer's", () => {
  const { fact, fix } = failure(() => packet("event:check_biz", { BizID: 1_234_567_890 }));
  expect(fact + fix).not.toContain("1234567890");
});

test("characters that XML forbids do not spoil the answer", () => {
  const made = packet("event:check_biz", {
    BizID: "a",
    ResultCode: -1,
    ResultMsg: "\u001b[31m坏\u0000\ud800了\uffff",
    Quota: 0,
  });
  const text = passiveReplyText(made, "xml");
  const read = readPassiveReply({ ...endpoint, format: "xml" }, text, "n", { answer: answerOf("event:check_biz") });
  expect(read).toMatchObject({ passiveReply: { ResultMsg: "\ufffd[31m坏\ufffd\ufffd了\ufffd" } });
});

function named(path: readonly (string | number)[]): string {
  return path.map((part, i) => (typeof part === "number" ? `[${part}]` : i === 0 ? part : `.${part}`)).join("");
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function hasRequired(field: unknown): boolean {
  return Object.values(Object(field)).some((inner) => isRequired(inner as "text"));
}

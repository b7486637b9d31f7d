// What each of WeChat's and the platform's numbers says about a message, and so about trying again.
import { same } from "../../src/language";
import { PushError } from "../../src/push-error";
import { returnCodes } from "../../src/wechat/return-code-rows";
import { LOST } from "../../src/wechat/return-codes";
import {
  failedMedia,
  failedSend,
  isAccessRefusal,
  isBarredCloudCall,
  isPassingRefusal,
  isTokenRefused,
  unsentSend,
} from "../../src/wechat/send-errors";

const TOKEN = [40001, 40014, 41001, 42001];
const CREDENTIAL = [...TOKEN, 40013, 41002, 40125, 41004, 40164, 45035, 61004, 40243, 50004, 50007];
const BARRED = [-604100, -604101, -604104, -501005, -501008, -601004, -601018];
/** The last two stand nowhere: below zero, a system failed. */
const PASSING = [-1, -1000, 61450, 45011, -604103, -601001, -601003, -501003, -501004, -42, -609999];
const FINAL = [
  40003, 40007, 43019, 44004, 45002, 45009, 45015, 45047, 45072, 48001, 48002, 87014, 70000, -501007, 12345,
];
const UNKNOWN = [undefined, -501001, -501002, -601008, -604102];

test.each([...CREDENTIAL, ...BARRED, ...PASSING, ...FINAL])(
  "%i is WeChat's or the platform's no, and kept",
  (errCode) => {
    expect(failedSend(errCode)).toMatchObject({ code: "SEND_REFUSED", errCode });
  },
);

test.each(UNKNOWN)("%p leaves open whether the message was accepted", (errCode) => {
  const error = failedSend(errCode);
  expect(error.code).toBe("SEND_UNKNOWN");
  expect(error.errCode).toBe(errCode);
  expect([isPassingRefusal(error), isBarredCloudCall(error), isAccessRefusal(error)]).toEqual([false, false, false]);
});

test.each(["system error rid: 1", "System Busy", "系统繁忙，请稍后再试"])(
  "an unknown number that says %p passes",
  (says) => {
    expect(isPassingRefusal(failedSend(12_345, `openapi.customerServiceMessage.send:fail ${says}`))).toBe(true);
    expect(failedSend(12_345, says).message).not.toContain(says);
  },
);

test("words change nothing about a number that is known", () => {
  expect(isPassingRefusal(failedSend(45015, "system error"))).toBe(false);
});

test.each(PASSING)("%i passes", (errCode) => {
  expect(isPassingRefusal(failedSend(errCode))).toBe(true);
});

test.each([...CREDENTIAL, ...BARRED, ...FINAL])("%i does not pass", (errCode) => {
  expect(isPassingRefusal(failedSend(errCode))).toBe(false);
});

test("what never left may be tried again, and says nothing about access", () => {
  const error = unsentSend("ECONNREFUSED");
  expect(error).toBeInstanceOf(PushError);
  expect(error.code).toBe("SEND_REFUSED");
  expect(error.fact).toContain("ECONNREFUSED");
  expect([isPassingRefusal(error), isBarredCloudCall(error), isAccessRefusal(error)]).toEqual([true, false, false]);
});

test("only the platform's own refusals bar cloud calls", () => {
  const all = [...CREDENTIAL, ...BARRED, ...PASSING, ...FINAL];
  expect(all.filter((errCode) => isBarredCloudCall(failedSend(errCode)))).toEqual(BARRED);
});

test("a message is refused for want of access where no cloud call gets through, or no access token", () => {
  const all = [...CREDENTIAL, ...BARRED, ...PASSING, ...FINAL];
  expect(all.filter((errCode) => isAccessRefusal(failedSend(errCode)))).toEqual([...CREDENTIAL, ...BARRED]);
});

test("an error of another kind with such a number is about no send", () => {
  const error = new PushError("STORE_UNAVAILABLE", same("down"), same("wait"), { errCode: -604101 });
  const busy = new PushError("STORE_UNAVAILABLE", same("down"), same("wait"), { errCode: -1 });
  expect([isPassingRefusal(busy), isBarredCloudCall(error), isAccessRefusal(error)]).toEqual([false, false, false]);
});

test("a fresh access token helps against four numbers", () => {
  const numbers: readonly unknown[] = [...CREDENTIAL, ...BARRED, ...FINAL, undefined, "40001"];
  expect(numbers.filter(isTokenRefused)).toEqual(TOKEN);
});

test("no number stands in two rows, nor in a row and among the lost ones", () => {
  const codes = [...returnCodes().flatMap((row) => row.codes), ...LOST];
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
});

test.each([
  [45001, /smaller/],
  [44001, /whole content/],
  [40165, /app\.json/],
  [41030, /app\.json/],
  [40033, /control characters/],
  [40008, /builder/],
  [43004, /official account/],
  [-501007, /`reply`/],
  [70000, /other words/],
])("%i has a fix of its own, for a send and for an upload", (errCode, fix) => {
  const error = failedSend(errCode);
  expect(error.fix).toMatch(fix);
  expect(failedMedia("uploaded", error).fix).toMatch(fix);
});

test.each([12345, -609999])("the last resort for %i is WeChat's own list", (errCode) => {
  expect(failedSend(errCode).fix).toContain("https://developers.weixin.qq.com/doc/offiaccount/");
});

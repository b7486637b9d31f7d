// The part of the probe about pictures: which WeChat takes, up to which size, and how long the upload takes.
import {
  LARGER_PICTURE_BYTES,
  LARGEST_PICTURE_BYTES,
  PICTURES_STEP,
  SMALL_PICTURE_BYTES,
  VERY_LARGE_PICTURE_BYTES,
} from "../call-steps";
import type { Part, PartResult } from "./part";
import {
  cannotTell,
  type Facts,
  factsOfText,
  NOT_ARRIVED,
  noneSeen,
  otherNumber,
  saw,
  together,
} from "./steps-of-person";

/** Numbers for a kind of file, and for a size, that is not taken. */
const WRONG_KIND: ReadonlySet<unknown> = new Set([40004, 40005, 40113]);
const WRONG_SIZE: ReadonlySet<unknown> = new Set([40006, 40009, 45001]);

export const pictures: Part = {
  id: "pictures",
  title: { en: "which pictures WeChat takes", zh: "微信接受哪些图片" },
  needs: ["person"],
  costs: {
    en: "uploads up to 5 pictures of zeros to WeChat, the largest with 10 MB, which are gone after some days; sends you nothing",
    zh: "最多向微信上传 5 张空白图片，最大 10 MB，几天后失效；不会给您发消息",
  },
  rules: ["takesGif", "noPictureErrorCode", "imageMaxBytes", "pictureUploadMs"],
  async run(session) {
    const facts = await factsOfText(session, PICTURES_STEP, {
      en: "Nothing is sent to you; it may take half a minute.",
      zh: "不会给您发任何消息；可能需要半分钟。",
    });
    if (facts === undefined) return noneSeen(pictures.rules, NOT_ARRIVED);
    return together([readGif(facts.gif), readNoPicture(facts.noPicture), readSize(facts), readTime(facts)]);
  },
};

function readGif(code: unknown): PartResult {
  if (code === 0) return saw("takesGif", true);
  return WRONG_KIND.has(code) ? saw("takesGif", false) : cannotTell("takesGif", otherNumber(code));
}

function readNoPicture(code: unknown): PartResult {
  if (code === 0) return cannotTell("noPictureErrorCode", { en: "it was taken for a picture", zh: "被当成图片接受了" });
  if (typeof code !== "number" || code < 0) return cannotTell("noPictureErrorCode", otherNumber(code));
  return saw("noPictureErrorCode", code);
}

const SIZES = [SMALL_PICTURE_BYTES, LARGEST_PICTURE_BYTES, LARGER_PICTURE_BYTES, VERY_LARGE_PICTURE_BYTES];

function readSize(facts: Facts): PartResult {
  const tried = SIZES.map((bytes) => ({ bytes, code: facts[`bytes${bytes}`] })).filter(
    ({ code }) => code !== undefined,
  );
  const largest = Math.max(0, ...tried.filter(({ code }) => code === 0).map(({ bytes }) => bytes));
  const other = tried.find(({ code }) => code !== 0 && !WRONG_SIZE.has(code));
  // A failure above says nothing about WeChat's limit; that more than 2 MB are taken is seen all the same.
  if (other !== undefined && largest <= LARGEST_PICTURE_BYTES)
    return cannotTell("imageMaxBytes", otherNumber(other.code));
  return largest === 0
    ? cannotTell("imageMaxBytes", { en: "not even a picture of 1 MB was taken", zh: "1 MB 的图片也没有被接受" })
    : saw("imageMaxBytes", largest);
}

function readTime(facts: Facts): PartResult {
  const ms = facts[`ms${LARGEST_PICTURE_BYTES}`];
  const code = facts[`bytes${LARGEST_PICTURE_BYTES}`];
  if (code !== 0 || typeof ms !== "number") {
    return cannotTell("pictureUploadMs", { en: "a picture of 2 MB was not taken", zh: "2 MB 的图片没有被接受" });
  }
  return { seen: { pictureUploadMs: ms }, figures: { pictureOf2MbUploadMs: ms } };
}

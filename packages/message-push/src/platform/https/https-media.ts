// Temporary media over api.weixin.qq.com: a form to upload one, its bytes to fetch one.
import { randomBytes } from "node:crypto";
import type { Messenger } from "../../runtime/ports";
import { PICTURE_MAX_BYTES, type Picture, type TempMedia } from "../../wechat/temp-media";
import type { Exchange } from "./http-exchange";
import { MAX_JSON_BYTES, parseObject } from "./post-json";
import { type TokenCall, type TokenCallOutcome, unanswered } from "./token-call";

const UPLOAD = "/cgi-bin/media/upload?type=image";
const GET = "/cgi-bin/media/get";
/** Pictures take longer than messages; the deadline of the push comes first anyway, unless the function is slow. */
const TIMEOUT_MS = 10_000;

/** The messenger's part for pictures. */
export function httpsMedia(exchange: Exchange, call: TokenCall): Pick<Messenger, "uploadMedia" | "downloadMedia"> {
  return {
    uploadMedia: (picture) =>
      call(async (tokenQuery) => {
        const body = formOf(picture);
        const path = `${UPLOAD}&${tokenQuery}`;
        const outcome = await exchange({
          method: "POST",
          path,
          body,
          timeoutMs: TIMEOUT_MS,
          maxAnswerBytes: MAX_JSON_BYTES,
        });
        return outcome.kind === "answered" ? mediaIdIn(outcome.content) : unanswered(outcome);
      }),
    downloadMedia: (mediaId) =>
      call(async (tokenQuery) => {
        const path = `${GET}?${tokenQuery}&media_id=${encodeURIComponent(mediaId)}`;
        const outcome = await exchange({
          method: "GET",
          path,
          timeoutMs: TIMEOUT_MS,
          maxAnswerBytes: PICTURE_MAX_BYTES,
        });
        return outcome.kind === "answered" ? mediaIn(outcome) : unanswered(outcome);
      }),
  };
}

/** One field, `media`. WeChat judges the type by the file's name. */
function formOf({ content, contentType }: Picture): { contentType: string; content: Buffer } {
  const boundary = randomBytes(16).toString("hex");
  const fileName = `media.${contentType.slice("image/".length)}`;
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="media"; filename="${fileName}"`,
    `Content-Type: ${contentType}`,
    "",
    "",
  ].join("\r\n");
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    content: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

function mediaIdIn(content: Buffer): TokenCallOutcome<string> {
  const { media_id: mediaId, errcode, errmsg } = parseObject(content) ?? {};
  return typeof mediaId === "string" && mediaId !== "" ? { value: mediaId } : { errcode, errmsg };
}

/**
 * Bytes are the media, an object is WeChat's no. It has called the object `text/plain` and `application/json`; a page of a
 * proxy's is neither.
 */
function mediaIn({ content, contentType }: { content: Buffer; contentType: string }): TokenCallOutcome<TempMedia> {
  if (/^(text\/|application\/json)/i.test(contentType)) {
    const { errcode, errmsg } = parseObject(content) ?? {};
    return { errcode, errmsg };
  }
  return content.length === 0 ? { errcode: undefined } : { value: { content, contentType } };
}

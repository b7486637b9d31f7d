// Fetches a picture from an address: bounded in time and size. What it is shows when its bytes are read.
import { type Both, same } from "../language";
import { PushError } from "../push-error";
import { mediaFailed, PICTURE_MAX_BYTES, refuseLargePicture } from "../wechat/temp-media";

/** Longer takes nobody; the deadline of the push comes first, unless the function is slow. */
const PATIENCE_MS = 10_000;

/**
 * What the address gives. Only its host is named in errors: the rest may hold a key.
 *
 * @throws {PushError} `MEDIA_FAILED` when it cannot be reached or refuses; `MEDIA_INVALID` when it gives more than 10 MB
 */
export async function fetchPicture(url: string, signal?: AbortSignal): Promise<Uint8Array> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const named = URL.canParse(url) ? new URL(url).host : undefined;
  const host: Both = named === undefined ? { en: "this address", zh: "该网址" } : same(named);
  try {
    const answer = await fetch(url, { signal: signal === undefined ? patience : AbortSignal.any([signal, patience]) });
    if (!answer.ok)
      throw unfetched({ en: `${host.en} answered ${answer.status}`, zh: `${host.zh} 返回 ${answer.status}` });
    return await readAll(answer, host);
  } catch (error) {
    if (error instanceof PushError) throw error;
    // Of the push that has no time left.
    if (signal?.aborted) throw signal.reason;
    throw unfetched(
      patience.aborted
        ? { en: `${host.en} did not answer in time`, zh: `${host.zh} 没有及时回应` }
        : { en: `${host.en} could not be reached`, zh: `无法访问 ${host.zh}` },
    );
  }
}

async function readAll({ body }: Response, host: Both): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    chunks.push(chunk);
    // Leaving the loop ends the download.
    refuseLargePicture(
      {
        en: `The picture at ${host.en} has more than ${PICTURE_MAX_BYTES} bytes: after`,
        zh: `${host.zh} 的图片超过 ${PICTURE_MAX_BYTES} 字节：已经收到`,
      },
      bytes,
    );
  }
  return Buffer.concat(chunks);
}

function unfetched(reason: Both): PushError {
  return mediaFailed(
    { en: `The picture could not be fetched: ${reason.en}.`, zh: `无法取得图片：${reason.zh}。` },
    {
      en: "Open its address in a browser that is not signed in, and correct it.",
      zh: "请在没有登录的浏览器里打开它的地址，并改正。",
    },
  );
}

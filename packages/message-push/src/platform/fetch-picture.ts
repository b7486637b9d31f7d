// Fetches a picture from an address: bounded in time and size. What it is shows when its bytes are read.
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
  const host = URL.canParse(url) ? new URL(url).host : "this address";
  try {
    const answer = await fetch(url, { signal: signal === undefined ? patience : AbortSignal.any([signal, patience]) });
    if (!answer.ok) throw unfetched(`${host} answered ${answer.status}`);
    return await readAll(answer, host);
  } catch (error) {
    if (error instanceof PushError) throw error;
    // Of the push that has no time left.
    if (signal?.aborted) throw signal.reason;
    throw unfetched(patience.aborted ? `${host} did not answer in time` : `${host} could not be reached`);
  }
}

async function readAll({ body }: Response, host: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    chunks.push(chunk);
    // Leaving the loop ends the download.
    refuseLargePicture(`The picture at ${host} has more than ${PICTURE_MAX_BYTES} bytes: after`, bytes);
  }
  return Buffer.concat(chunks);
}

function unfetched(reason: string): PushError {
  return mediaFailed(
    `The picture could not be fetched: ${reason}.`,
    "Open its address in a browser that is not signed in, and correct it.",
  );
}

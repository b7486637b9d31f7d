// Pictures of several kinds and sizes, uploaded to WeChat, which forgets them after some days. Nobody sees them.
import {
  LARGER_PICTURE_BYTES,
  LARGEST_PICTURE_BYTES,
  SMALL_PICTURE_BYTES,
  VERY_LARGE_PICTURE_BYTES,
} from "../call-steps";
import type { DeliveryAtHand } from "./deliveries";
import { uploadPicture } from "./openapi";

/** Records the number of each upload, and how long the timed one took. */
export async function uploadPictures(delivery: DeliveryAtHand): Promise<void> {
  const { note } = delivery;
  await note({ gif: await uploadPicture(delivery, "image/gif", SMALL_GIF) });
  await note({ noPicture: await uploadPicture(delivery, "image/png", Buffer.from("This is no picture.")) });
  const upload = async (bytes: number): Promise<boolean> => {
    const picture = pngOf(bytes);
    const beganAtMs = Date.now();
    const code = await uploadPicture(delivery, "image/png", picture);
    await note({ [`bytes${bytes}`]: code, [`ms${bytes}`]: Date.now() - beganAtMs });
    return code === 0;
  };
  if (!(await upload(LARGEST_PICTURE_BYTES))) await upload(SMALL_PICTURE_BYTES);
  else if (await upload(LARGER_PICTURE_BYTES)) await upload(VERY_LARGE_PICTURE_BYTES);
}

/** 1×1. */
const SMALL_GIF = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
/** 1×1; its last chunk, IEND, has 12 bytes. */
const SMALL_PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);
const END_BYTES = 12;
/** Length, name and checksum. */
const CHUNK_FRAME_BYTES = 12;
/** Private, and without effect on what is shown: so its letters' cases say. */
const CHUNK_NAME = "prOb";

/** A valid picture of exactly this many bytes: one chunk in it holds zeros. */
function pngOf(bytes: number): Buffer {
  const zeros = Buffer.alloc(bytes - SMALL_PNG.length - CHUNK_FRAME_BYTES);
  const content = Buffer.concat([Buffer.from(CHUNK_NAME), zeros]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(zeros.length, 0);
  numbers.writeUInt32BE(crc32(content), 4);
  const endsAt = SMALL_PNG.length - END_BYTES;
  const [length, checksum] = [numbers.subarray(0, 4), numbers.subarray(4)];
  return Buffer.concat([SMALL_PNG.subarray(0, endsAt), length, content, checksum, SMALL_PNG.subarray(endsAt)]);
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** As PNG wants it. Node's own is in newer versions only. */
function crc32(content: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of content) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

// Reads a collection that is larger than what one call gives.
import type { Document } from "./collection-calls";

/**
 * So many documents a call gives at most. The page says 1,000: https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/reference-sdk-api/database/collection/Collection.limit.md
 * Its English edition says 100, and so do some who tried.
 */
export const MOST_BY_CALL = 1_000;
const MOST_BY_OTHER_SOURCES = 100;

/**
 * Reads so many documents, or all where there are fewer.
 *
 * @param readPage gives the documents from that place on, at most so many, always in the same order
 */
export async function readPages(
  readPage: (skip: number, limit: number) => Promise<readonly Document[]>,
  most: number,
): Promise<readonly Document[]> {
  // By id: what is added or removed meanwhile moves the others, and one may come twice. One may also be missed until the next reading.
  const found = new Map<unknown, Document>();
  let skip = 0;
  let isEnd = false;
  while (!isEnd && skip < most) {
    const limit = Math.min(MOST_BY_CALL, most - skip);
    const page = await readPage(skip, limit);
    for (const document of page) found.set(document._id, document);
    skip += page.length;
    isEnd = isLastPage(page.length, limit);
  }
  return [...found.values()];
}

/** Whether nothing follows a page of that length. An empty page is the last one, whatever a call gives at most. */
export function isLastPage(length: number, limit: number): boolean {
  return length < limit && length !== MOST_BY_OTHER_SOURCES;
}

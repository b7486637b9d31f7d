// Actions of the probe's function that try how many documents, and how many bytes, the database gives at once.
import { addAll, errCodeOf, errTextOf, removeKind } from "./own-documents";
import { probeCollection, type Surroundings } from "./surroundings";

/** More the SDK does not ask for. */
const MANY = 1_000;
const BATCH = 250;
const LARGE_BYTES = 300 * 1_024;
/** Large documents that are on their way at once. */
const WRITERS = 4;

export function limitActions(_: Surroundings) {
  return {
    /** How many of many documents come. */
    async databaseMany(_: object) {
      await removeKind("many");
      for (let first = 0; first < MANY; first += BATCH)
        await addAll(
          "many",
          Array.from({ length: BATCH }, (_, i) => ({ number: first + i })),
        );
      const own = probeCollection();
      const { total } = await own.where({ kind: "many" }).count();
      const { data } = await own.where({ kind: "many" }).limit(MANY).get();
      const { list } = await own.aggregate().match({ kind: "many" }).end();
      const limited = await own.aggregate().match({ kind: "many" }).limit(MANY).end();
      await removeKind("many");
      return { stored: total, got: data.length, aggregated: list.length, aggregatedWithLimit: limited.list.length };
    },

    /** Writes so many more documents of 300 KB. */
    async databaseLarge({ count }: { readonly count: number }) {
      const text = "x".repeat(LARGE_BYTES);
      let left = count;
      const write = async () => {
        while (left > 0) {
          left -= 1;
          await probeCollection().add({ data: { kind: "large", text } });
        }
      };
      await Promise.all(Array.from({ length: WRITERS }, write));
      return null;
    },

    /** Reads so many of them in one answer. */
    async databaseReadLarge({ count }: { readonly count: number }) {
      try {
        const { data } = await probeCollection().where({ kind: "large" }).limit(count).get();
        return { documents: data.length, bytes: data.reduce((sum, { text }) => sum + String(text).length, 0) };
      } catch (error) {
        const isTooLarge = /exceed|too large|-602001/i.test(errTextOf(error));
        return { isTooLarge, errCode: errCodeOf(error) };
      }
    },

    async databaseRemoveLarge(_: object) {
      await removeKind("large");
      return null;
    },
  };
}

// Actions of the probe's function about the index that the person makes.
import { INDEX_FIELD } from "../probe-names";
import { removeKind } from "./own-documents";
import { database, probeCollection } from "./surroundings";

export function indexActions() {
  return {
    /** Gives every document without the field a value of its own: the console makes no unique index over equal ones. */
    async indexPrepare(_: object) {
      const { command } = database();
      const without = probeCollection().where({ [INDEX_FIELD]: command.exists(false) });
      const { data } = await without.field({ _id: true }).limit(1_000).get();
      for (const [i, { _id }] of data.entries())
        await probeCollection()
          .doc(String(_id))
          // No time of a delivery is below zero.
          .update({ data: { [INDEX_FIELD]: -1 - i } });
      return { prepared: data.length };
    },

    /** Whether a second document is taken: of one value, and without any. */
    async indexTry(_: object) {
      await removeKind("index");
      const add = (data: object) =>
        probeCollection()
          .add({ data: { kind: "index", ...data } })
          .then(
            () => true,
            () => false,
          );
      const value = { [INDEX_FIELD]: -1_000_000 };
      const [first, second] = [await add(value), await add(value)];
      const [firstWithout, secondWithout] = [await add({}), await add({})];
      await removeKind("index");
      return {
        takesFirst: first,
        takesSecond: second,
        takesFirstWithout: firstWithout,
        takesSecondWithout: secondWithout,
      };
    },
  };
}

// What the probe needs for itself: its collection, who takes part, what was delivered, and that nothing is left.
import { PROBE_COLLECTION } from "../probe-names";
import { type Delivery, deliveriesOf } from "./deliveries";
import { database, probeCollection, readOwn, type Surroundings, writeOwn } from "./surroundings";

/** Where the runtime records pushes; only counted. Must equal COLLECTION in src/platform/cloudbase/push-collection.ts. */
const PUSHES = "message_pushes";
const HOUR_MS = 3_600_000;

export function ownActions(_: Surroundings) {
  return {
    /** Makes the collection, and says which text makes its sender the one who takes part. */
    async begin({ code }: { readonly code: string }): Promise<{ readonly customersInTheLastHour: number }> {
      await database()
        .createCollection(PROBE_COLLECTION)
        // It is there from a run that died.
        .catch(() => undefined);
      await writeOwn("run", { code });
      return { customersInTheLastHour: await customersInTheLastHour() };
    },
    /** What happens when the person enters the next time. */
    async plan({ step }: { readonly step: string }): Promise<null> {
      await writeOwn("plan", { step });
      return null;
    },
    async participant(_: object): Promise<{ readonly isKnown: boolean }> {
      return { isKnown: (await readOwn("run"))?.openid !== undefined };
    },
    async deliveries({ step }: { readonly step: string }): Promise<readonly Delivery[]> {
      return await deliveriesOf(step);
    },
    /** Empties the collection. */
    async empty(_: object): Promise<{ readonly removed: number }> {
      const { command } = database();
      const { stats } = await probeCollection()
        .where({ _id: command.exists(true) })
        .remove();
      return { removed: stats.removed };
    },
  };

  /** Records of the runtime that were changed in the last hour; only counted. */
  async function customersInTheLastHour(): Promise<number> {
    const { command, serverDate } = database();
    const since = command.gte(serverDate({ offset: -HOUR_MS }));
    const { total } = await database()
      .collection(PUSHES)
      .where({ changedAt: since })
      .count()
      // Where the runtime never ran there is no such collection.
      .catch(() => ({ total: 0 }));
    return total;
  }
}

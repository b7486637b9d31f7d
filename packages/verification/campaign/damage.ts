// Damaged records: documents in the collection of pushes that no relay can read, because somebody edited them by hand, say.
import type { Simulator } from "../../message-push/simulator/simulator";
import type { Dice } from "./dice";
import { judgeDamaged } from "./judge-damaged";
import { COLLECTION } from "./ledger";

export interface Damage {
  /** Puts some there, more often none. They are due before anything else. */
  plant(): void;
  /** Takes them away, and returns what became of those that did not end as they must. */
  clear(): readonly string[];
  readonly planted: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** More than a relay takes at a time. */
const MANY = [20, 25] as const;
const FEW = [1, 3] as const;
const OVERDUE_MS = 3_600_000;
const NUMBERS = ["attempt", "runs", "sent", "arrivedAtMs"];
const TEXTS = ["pair", "functionName", "touser", "fencingToken"];
const NO_NUMBER = [null, "1", true, {}, []];
const NO_TEXT = [null, 1, true, {}, []];

export function createDamage(sim: Simulator, dice: Dice, openids: readonly string[]): Damage {
  let planted = 0;
  let open: string[] = [];
  return {
    plant() {
      const count = dice.weigh<() => number>([
        [6, () => 0],
        [3, () => dice.between(...FEW)],
        [1, () => dice.between(...MANY)],
      ])();
      const documents = Array.from({ length: count }, () => {
        planted += 1;
        return damagedDocument(dice, `damaged-${planted}`, dice.pick(openids), sim.clock.nowMs());
      });
      if (count > 0) sim.seed(COLLECTION, documents);
      open.push(...documents.map(({ _id }) => _id));
    },
    clear() {
      const collection = sim.database<Fields>(COLLECTION);
      const wrong = open.flatMap((id) => {
        const why = judgeDamaged(collection.get(id));
        collection.remove(id);
        return why === undefined ? [] : [`${id} ${why}`];
      });
      open = [];
      return wrong;
    },
    get planted() {
      return planted;
    },
  };
}

/** A record as the runtime writes it, with one thing wrong. */
function damagedDocument(dice: Dice, id: string, touser: string, nowMs: number): Fields & { readonly _id: string } {
  const packet = { FromUserName: touser, ToUserName: "wx0000000000000000", MsgType: "text", Content: id, MsgId: id };
  const whole = {
    ...{
      pair: "text",
      functionName: "text",
      touser,
      packet: JSON.stringify(packet),
      state: dice.pick(["leased", "waiting"]),
    },
    ...{ attempt: 1, fencingToken: `token-of-${id}`, writeNumber: 1, runs: 1, sent: 0, sentAtMs: [], reserved: 0 },
    ...{ tries: 0, unconfirmed: 0, onUnknownSend: "once-more", writes: 1 },
    ...{
      arrivedAtMs: nowMs - OVERDUE_MS,
      dueAt: new Date(nowMs - OVERDUE_MS),
      changedAt: new Date(nowMs - OVERDUE_MS),
    },
  };
  return { ...withDamage(dice, whole), _id: id };
}

function withDamage(dice: Dice, whole: Fields): Fields {
  const [text, number] = [dice.pick(TEXTS), dice.pick(NUMBERS)];
  return dice.weigh<() => Fields>([
    [3, () => without(whole, dice.pick([...TEXTS, ...NUMBERS]))],
    [3, () => ({ ...whole, [text]: dice.pick(NO_TEXT) })],
    [3, () => ({ ...whole, [number]: dice.pick(NO_NUMBER) })],
    [2, () => ({ ...whole, packet: dice.pick([null, 1, "", "{", "[]", {}]) })],
    [1, () => ({ ...whole, sentAtMs: dice.pick([null, 0, ["then"], {}]) })],
    [2, () => ({ ...whole, outbox: dice.pick([null, "text", 1, {}, [null], ["text"], [{ msgtype: 1 }]]) })],
    // As when somebody wants a push to be tried again, and adds a document with nothing but that.
    [1, () => ({ state: whole.state, dueAt: whole.dueAt })],
  ])();
}

function without(whole: Fields, field: string): Fields {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field));
}

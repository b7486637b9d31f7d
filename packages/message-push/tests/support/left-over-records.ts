// Documents of message_pushes as a push leaves them behind whose reply could not be sent: sound ones, and what they are damaged from.
import { randomUUID } from "node:crypto";
import type { Customer } from "../../simulator/customers";
import type { Simulator } from "../../simulator/simulator";

/** A document as it may lie in the collection. */
export type LeftOver = Readonly<Record<string, unknown>> & { readonly _id: string };

const COLLECTION = "message_pushes";
/** What the customer's push was, and what is still owed to the customer. */
const WORDS = "欠着的";
const HOUR_MS = 3_600_000;

/** The collection that the records lie in. */
export function records(sim: Simulator) {
  return sim.database<Readonly<Record<string, unknown>>>(COLLECTION);
}

/**
 * Lets the runtime itself leave one behind, so that what is copied is what it writes. WeChat is busy for that customer meanwhile. The
 * function `text` has to say something.
 */
export async function leaveOneBehind(sim: Simulator): Promise<LeftOver> {
  const { openid, says } = sim.customer();
  const busy = sim.faults.inject({
    on: "customerServiceMessage.send",
    kind: "errcode",
    errcode: -1,
    openid,
    times: 99,
  });
  await says("好");
  sim.faults.clear(busy);
  const [left] = records(sim).find({ touser: openid });
  if (left?.state !== "waiting") throw new Error("The push was to wait for its reply to be sent.");
  records(sim).remove(String(left._id));
  return left as LeftOver;
}

/** A sound record of one customer, which has been due for a second: one reply is to be sent. */
export function soundRecord(sim: Simulator, pattern: LeftOver, customer: Pick<Customer, "openid">): LeftOver {
  return {
    ...recordFor(sim, pattern, customer.openid),
    dueAt: new Date(sim.clock.nowMs() - 1_000),
    outbox: [{ msgtype: "text", text: { content: WORDS } }],
  };
}

/** The same for somebody unknown, due for an hour: it comes before every sound one. Its fields are to be replaced. */
export function recordToDamage(sim: Simulator, pattern: LeftOver): LeftOver {
  const record = recordFor(sim, pattern, `oDamaged${randomUUID()}`);
  return { ...record, dueAt: new Date(sim.clock.nowMs() - HOUR_MS) };
}

function recordFor(sim: Simulator, pattern: LeftOver, openid: string): LeftOver {
  const text = JSON.stringify({ ...pattern, dueAt: undefined, changedAt: undefined });
  const record = JSON.parse(text.replaceAll(String(pattern.touser), openid)) as LeftOver;
  const nowMs = sim.clock.nowMs();
  return { ...record, _id: randomUUID().replaceAll("-", ""), arrivedAtMs: nowMs, changedAt: new Date(nowMs) };
}

/** Customers who wrote, were answered, and are owed one reply more. */
export async function owedCustomers(sim: Simulator, pattern: LeftOver, count: number): Promise<readonly Customer[]> {
  const customers = Array.from({ length: count }, () => sim.customer());
  await Promise.all(customers.map((customer) => customer.says("好")));
  records(sim).insert(customers.map((customer) => soundRecord(sim, pattern, customer)));
  return customers;
}

/** What those customers got who did not get what they are owed, or got it twice. */
export function unpaid(customers: readonly Customer[]): readonly (readonly string[])[] {
  return customers
    .map(({ replies }) => replies)
    .filter((replies) => replies.filter((reply) => reply === WORDS).length !== 1);
}

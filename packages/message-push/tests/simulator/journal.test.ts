// What is remembered of pushes and builds: whoever looks, and whenever, comes to the same rows.
import fc from "fast-check";
import type { BuildHappening, SimulatorEvent } from "../../simulator/events";
import { foldBuild, NEW_BUILD } from "../../simulator/journal/build-state";
import { createJournal, type Journal, KEPT_ROWS } from "../../simulator/journal/create-journal";
import { foldRow, type PushRow } from "../../simulator/journal/push-row";
import { countWork } from "../support/count-work";
import { drain, startProject } from "../support/runtime-project";
import { removeTinyProjects } from "../support/tiny-project";

const TEXT = `defineFunction({ on: "text", handle: ({ Content }) => {
  if (Content === "人工") return reply.transferToAgent();
  if (Content === "错误") throw new Error("on purpose");
  if (Content === "超额") return ["1", "2", "3", "4", "5", "6"].map((text) => reply.text(text));
  return "收到：" + Content;
} })`;
const FUNCTIONS = {
  text: { main: TEXT },
  image: { main: 'defineFunction({ on: "image", handle: () => {} })' },
  miniprogrampage: { main: 'defineFunction({ on: "miniprogrampage", slow: true, handle: () => ["想好了", "还有"] })' },
};

/** The events of each push of a real run, by its number. */
let captured: readonly (readonly SimulatorEvent[])[];
let all: readonly SimulatorEvent[];
let rowsOfRun: readonly PushRow[];

beforeAll(async () => {
  const sim = await startProject(FUNCTIONS, { clockRate: 0.1 });
  try {
    const customer = sim.customer("customer-1");
    for (const text of ["你好", "超额", "错误"]) await customer.says(text);
    await sim.customer("customer-2").sendsCard();
    sim.faults.inject({ on: "customerServiceMessage.send", kind: "errcode", errcode: 45047 });
    await customer.says("中断");
    const { packet } = sim.journal.row(1) as PushRow;
    await Promise.all([sim.push(packet), sim.customer("customer-2").says("同时")]);
    sim.faults.inject({ on: "start", functionName: "image", kind: "die", times: 3 });
    await customer.sendsImage();
    await customer.says("人工");
    sim.wechat.agents.accept(customer.openid);
    await customer.says("已转人工");
    await sim.pushSample("event:wxa_media_check");
    await drain(sim);
    all = sim.events.all();
    rowsOfRun = sim.journal.rows({ limit: 100 });
    captured = rowsOfRun.map(({ id }) => sim.events.ofPush(id));
  } finally {
    await sim.stop();
  }
});
afterAll(removeTinyProjects);

test("a run has pushes of every kind", () => {
  expect(rowsOfRun.map(({ state }) => state)).toEqual(
    expect.arrayContaining(["answered", "unanswered", "not-bound", "to-agent"]),
  );
  for (const flag of ["isRepeated", "isTransferred", "isNoticed"] as const)
    expect([flag, rowsOfRun.some((row) => row[flag])]).toEqual([flag, true]);
  for (const count of ["faults", "errors"] as const)
    expect([count, rowsOfRun.some((row) => row[count] > 0)]).toEqual([count, true]);
  expect(rowsOfRun.filter(({ goesOn }) => goesOn)).toEqual([]);
});

/** The same pushes beginning, going on and ending in another order, counted as a simulator would count them. */
function interleaved(order: readonly number[]): readonly SimulatorEvent[] {
  const left = captured.map((events) => [...events]);
  const numbers = new Map<number, number>();
  const mixed: SimulatorEvent[] = [];
  const turns = [...order, ...left.flatMap((events, push) => events.map(() => push))];
  for (const turn of turns) {
    const push = turn % left.length;
    const event = left[push]?.shift();
    if (event === undefined) continue;
    const pushId = numbers.get(push) ?? numbers.size + 1;
    numbers.set(push, pushId);
    const renamed = "pushId" in event ? { ...event, pushId } : event;
    mixed.push({ ...renamed, ofPush: pushId, id: mixed.length + 1 } as SimulatorEvent);
  }
  return mixed;
}

/** A journal, and what puts events into it. */
function journalOf(keptRows?: number): { readonly journal: Journal; readonly note: (event: SimulatorEvent) => void } {
  const listeners: ((event: SimulatorEvent) => void)[] = [];
  const on = (listener: (event: SimulatorEvent) => void) => {
    listeners.push(listener);
    return () => undefined;
  };
  const journal = createJournal({ on }, keptRows);
  return { journal, note: (event) => listeners[0]?.(event) };
}

/** All rows, page by page. */
function pagesOf(journal: Journal, limit: number): readonly PushRow[] {
  const rows: PushRow[] = [];
  for (;;) {
    const before = rows.at(-1)?.id;
    const page = journal.rows({ ...(before !== undefined && { before }), limit });
    rows.push(...page);
    if (page.length < limit) return rows;
  }
}

const orders = fc.array(fc.nat(), { minLength: 0, maxLength: 400 });

test("rows that a page loads at any moment, and folds the rest of the stream into, are the journal's", () => {
  fc.assert(
    fc.property(orders, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 5 }), (order, moment, earlier, limit) => {
      const events = interleaved(order);
      const loadedAt = moment % (events.length + 1);
      // The page follows the stream before it has the rows, so it meets events that are in them.
      const followedFrom = earlier % (loadedAt + 1);
      const { journal, note } = journalOf();
      events.slice(0, loadedAt).forEach(note);
      const page = new Map(pagesOf(journal, limit).map((row) => [row.id, row]));
      for (const event of events.slice(followedFrom)) {
        const row = foldRow(page.get(event.ofPush ?? 0), event);
        if (row !== undefined) page.set(row.id, row);
      }
      events.slice(loadedAt).forEach(note);
      expect([...page.values()].sort((a, b) => b.id - a.id)).toEqual(pagesOf(journal, limit));
    }),
  );
});

test("in whatever order pushes go on, each comes to the row that it has alone", () => {
  fc.assert(
    fc.property(orders, (order) => {
      const events = interleaved(order);
      const { journal, note } = journalOf();
      events.forEach(note);
      const essence = ({ id: _, seenEventId: __, ...row }: PushRow) => row;
      const byPacket = (rows: readonly PushRow[]) => rows.map((row) => JSON.stringify(essence(row))).sort();
      expect(byPacket(pagesOf(journal, 3))).toEqual(byPacket(rowsOfRun));
    }),
  );
});

test("an event that is folded twice counts once", () => {
  const rows = (events: readonly SimulatorEvent[]) => {
    const { journal, note } = journalOf();
    events.forEach(note);
    return journal.rows({ limit: 100 });
  };
  expect(rows([...all, ...all])).toEqual(rows(all));
  expect(rows(all)).toEqual(rowsOfRun);
});

/** Arrivals of so many pushes, beginning with that number. */
function arrivals(count: number, first = 1): readonly SimulatorEvent[] {
  const [arrived] = captured.at(-1) as readonly SimulatorEvent[];
  return Array.from({ length: count }, (_, i) => {
    const pushId = first + i;
    return { ...arrived, pushId, ofPush: pushId, id: pushId } as SimulatorEvent;
  });
}

test("rows beyond those that are kept are dropped, oldest first, and counted", () => {
  const { journal, note } = journalOf(10);
  arrivals(25).forEach(note);
  expect(journal.forgotten()).toBe(15);
  expect(pagesOf(journal, 4).map(({ id }) => id)).toEqual([25, 24, 23, 22, 21, 20, 19, 18, 17, 16]);
  expect([journal.row(15), journal.rows({ before: 16, limit: 5 })]).toEqual([undefined, []]);
  // What comes late for a push that was dropped brings no row back.
  note({ ...(captured.at(-1)?.[1] as SimulatorEvent), ofPush: 3, id: 26 });
  expect([journal.row(3), journal.forgotten()]).toEqual([undefined, 15]);
  expect(KEPT_ROWS).toBe(10_000);
});

test("one more event is as much work after 10,000 pushes as after 10", () => {
  const { journal, note } = journalOf();
  const workAfter = (count: number, first: number) => {
    arrivals(count, first).forEach(note);
    return countWork(() => arrivals(20, first + count).forEach(note));
  };
  const few = workAfter(10, 1);
  const many = workAfter(11_000, 31);
  expect(journal.forgotten()).toBeGreaterThan(1_000);
  expect(many).toBeLessThan(few * 1.5);
});

test("the build's state is what the newest events say", () => {
  const states = (happenings: readonly BuildHappening[]) =>
    happenings.reduce((state, happening, i) => foldBuild(state, { id: i + 1, atMs: 0, ...happening }), NEW_BUILD);
  const failed = { kind: "build-failed", text: "text/index.ts:3:1: what is this" } as const;
  const types = { kind: "types-broken", text: "text/index.ts(3,1): no" } as const;
  const restart = { kind: "restart-needed", text: "restart" } as const;
  expect(states([failed])).toEqual({ failure: failed.text });
  expect(states([failed, types, restart])).toEqual({ failure: failed.text, types: types.text, restart: "restart" });
  expect(states([failed, types, { kind: "build-right" }])).toEqual({ types: types.text });
  expect(states([failed, types, { kind: "types-right" }])).toEqual({ failure: failed.text });
  // Nothing but a restart takes it over.
  expect(states([restart, failed, { kind: "build-right" }, { kind: "types-right" }])).toEqual({ restart: "restart" });
});

// The newest events, by id and by push, as a plain list would have them; and what one more costs.
import fc from "fast-check";
import type { SimulatorEvent } from "../../simulator/events";
import { keepEvents } from "../../simulator/kept-events";
import { countWork } from "../support/count-work";

const eventOf = (id: number, ofPush?: number) =>
  ({ id, atMs: 0, kind: "clock-moved", offsetMs: 0, ...(ofPush !== undefined && { ofPush }) }) as SimulatorEvent;

test("they are the newest of a plain list, whatever is asked", () => {
  const owners = fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }), { maxLength: 40 });
  fc.assert(
    fc.property(owners, fc.integer({ min: 1, max: 12 }), fc.nat(50), (pushes, capacity, id) => {
      const kept = keepEvents(capacity);
      const list = pushes.map((ofPush, i) => eventOf(i + 1, ofPush));
      for (const event of list) kept.add(event);
      const newest = list.slice(-capacity);
      expect(kept.newestId()).toBe(list.length);
      expect(kept.since(id)).toEqual(newest.filter((event) => event.id > id));
      for (const push of [1, 2, 3, 4])
        expect(kept.ofPush(push)).toEqual(newest.filter(({ ofPush }) => ofPush === push));
    }),
  );
});

test("one more costs as much after 100,000 as after 10, kept or dropped", () => {
  const kept = keepEvents(1_000);
  let id = 0;
  const add = (count: number) => {
    for (let i = 0; i < count; i += 1) {
      id += 1;
      kept.add(eventOf(id, Math.ceil(id / 15)));
    }
  };
  add(10);
  const few = countWork(() => add(300));
  add(100_000);
  // What is dropped costs the list of its push, which is short.
  expect(countWork(() => add(300))).toBeLessThan(few + 300 * 20);
  expect(countWork(() => kept.since(id - 3))).toBeLessThan(20);
});

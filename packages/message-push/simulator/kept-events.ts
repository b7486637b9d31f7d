// The newest events: one more costs the same whether a hundred or a million came before it.
import type { SimulatorEvent } from "./events";

export interface KeptEvents {
  /** Ids count from 1, without a gap. */
  add(event: SimulatorEvent): void;
  newestId(): number;
  /** Those with a higher id that are still there, oldest first. */
  since(id: number): readonly SimulatorEvent[];
  /** Those of one push that are still there, oldest first. */
  ofPush(pushId: number): readonly SimulatorEvent[];
}

/** @param capacity how many are kept; older ones are dropped */
export function keepEvents(capacity: number): KeptEvents {
  // A place is written again when its event is the oldest: an array that is shifted would be copied for every event.
  const places: SimulatorEvent[] = [];
  const pushes = new Map<number, SimulatorEvent[]>();
  let newestId = 0;

  function drop({ ofPush }: SimulatorEvent): void {
    const left = ofPush === undefined ? undefined : pushes.get(ofPush);
    if (ofPush === undefined || left === undefined) return;
    left.shift();
    if (left.length === 0) pushes.delete(ofPush);
  }

  return {
    add(event) {
      const place = (event.id - 1) % capacity;
      const oldest = places[place];
      if (oldest !== undefined) drop(oldest);
      places[place] = event;
      newestId = event.id;
      if (event.ofPush === undefined) return;
      const known = pushes.get(event.ofPush);
      if (known === undefined) pushes.set(event.ofPush, [event]);
      else known.push(event);
    },
    newestId: () => newestId,
    since(id) {
      const oldestId = Math.max(1, newestId - capacity + 1, id + 1);
      const count = Math.max(0, newestId - oldestId + 1);
      return Array.from({ length: count }, (_, i) => places[(oldestId + i - 1) % capacity] as SimulatorEvent);
    },
    ofPush: (pushId) => [...(pushes.get(pushId) ?? [])],
  };
}

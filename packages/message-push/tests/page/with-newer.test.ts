// Each event of an open push once, though the simulator's answer and the stream both bring it.
import { withNewer } from "../../page/state/with-newer";
import type { SimulatorEvent } from "../../simulator/events";

const event = (id: number): SimulatorEvent => ({ id, atMs: 0, kind: "types-right" });

test("an event that is there already is not added again, a newer one is", () => {
  const answered = [1, 2, 3].map(event);
  const withStream = [2, 3, 4, 4, 5].map(event).reduce(withNewer, answered);
  expect(withStream.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
});

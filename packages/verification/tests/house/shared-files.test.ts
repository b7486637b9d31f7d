// The folder that several test files read: made once, and made anew when that failed.
import { mkdirSync } from "node:fs";
import { oncePerRun } from "../../../message-push/tests/support/shared-files";

test("whoever comes while it is made waits for it, and it is made once", async () => {
  const make = jest.fn(async (dir: string) => void mkdirSync(dir));
  const [one, other] = await Promise.all([oncePerRun("made-once", make), oncePerRun("made-once", make)]);
  expect(one).toBe(other);
  expect(make).toHaveBeenCalledTimes(1);
});

test("what is left of a failed try does not stand in the way of the next", async () => {
  const fails = async (dir: string) => {
    mkdirSync(dir);
    throw new Error("no build");
  };
  await expect(oncePerRun("made-anew", fails)).rejects.toThrow("no build");
  await oncePerRun("made-anew", async (dir) => void mkdirSync(dir));
});

// When the state is written: rarely, and never because a push asks for it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepState } from "../../../simulator/data/keep-state";
import { readState } from "../../../simulator/data/state-file";

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

const newFolder = () => mkdtempSync(join(tmpdir(), "state-"));

test("many changes are one look at the state, a second after the first", async () => {
  jest.useFakeTimers({ doNotFake: ["performance", "nextTick", "setImmediate"] });
  const snapshot = jest.fn(() => new Map([["customers", Buffer.from("{}")]]));
  const keeper = keepState(newFolder(), snapshot);
  for (let i = 0; i < 1_000; i += 1) keeper.touch();
  await jest.advanceTimersByTimeAsync(999);
  expect(snapshot).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  expect(snapshot).toHaveBeenCalledTimes(1);
  await keeper.stop();
});

test("the end writes what is not written yet", async () => {
  const folder = newFolder();
  const keeper = keepState(folder, () => new Map([["customers", Buffer.from("{}")]]));
  keeper.touch();
  await keeper.stop();
  expect(readState(folder)?.get("customers")?.toString()).toBe("{}");
});

test("a folder that cannot be written is told in one sentence, and at the end it is an error", async () => {
  const folder = newFolder();
  rmSync(folder, { recursive: true });
  writeFileSync(folder, "a file");
  const printed = jest.spyOn(console, "error").mockReturnValue(undefined);
  const keeper = keepState(folder, () => new Map([["customers", Buffer.from("{}")]]));
  const refusal = { code: "STATE_UNUSABLE", fix: expect.stringContaining("permissions") };
  await expect(keeper.stop()).rejects.toMatchObject(refusal);
  expect(printed).toHaveBeenCalledTimes(1);
});

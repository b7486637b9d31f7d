// What counts as an answer, and how anything else is named to its author.
import { outputsOf } from "../../src/runtime/outputs-of";
import { reply } from "../../src/wechat/replies";
import { packets } from "../support/packets";
import { runFunction } from "../support/run-function";

async function collect(handler: () => unknown): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const { outputs: answers, isAll } of outputsOf(handler)) all.push([answers.length, isAll]);
  return all;
}

test.each([
  ["a number", 7],
  ["a boolean", true],
  ["an object of its own making", {}],
  ["an object of its own making", { kind: "reply" }],
  ["an object of its own making", { kind: "text", message: {} }],
  ["an array inside an array", [["一"]]],
  ["null", ["一", null]],
  ["a undefined", ["一", undefined]],
])("%s is no reply, and the error names it", async (name, said) => {
  await expect(collect(() => said)).rejects.toMatchObject({
    code: "OUTPUT_INVALID",
    fact: `The handler returned ${name}, which is no reply.`,
  });
});

test("what is returned comes at once, what is yielded comes one by one", async () => {
  expect(await collect(() => ["一", reply.text("二"), reply.transferToAgent()])).toEqual([[3, true]]);
  const yielding = async function* () {
    yield "一";
    yield reply.text("二");
  };
  expect(await collect(yielding)).toEqual([
    [1, false],
    [1, false],
    [0, true],
  ]);
});

test.each([
  ["nothing", undefined],
  ["null", null],
  ["an empty list", []],
])("a handler that answers with %s has done its work", async (_, said) => {
  const { main, recordOf } = runFunction({ on: "text", handle: () => said });
  await main(packets.text);
  expect(await recordOf(packets.text)).toMatchObject({ state: "completed", sent: 0 });
});

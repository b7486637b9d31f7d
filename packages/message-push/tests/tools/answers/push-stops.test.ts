// A push that the database stops in the middle.
import { same } from "../../../src/language";
import { memoryDeskStore } from "../../../src/platform/memory/memory-desk-store";
import { sittingOf } from "../../../tools/answers/output";
import { runPush } from "../../../tools/answers/run-sync";
import { ToolError } from "../../../tools/tool-error";
import { answersProject, FILE, HOURS_RULE, RETURNS_RULE, useAnswersBench } from "./answers-bench";

useAnswersBench();

test("it says how much is there, and pushing again writes only the rest; what is removed goes last", async () => {
  const { dir } = answersProject({ rules: [HOURS_RULE, RETURNS_RULE] });
  const sitting = sittingOf({ projectDir: dir, file: FILE, language: "en", print: () => undefined });
  const store = memoryDeskStore(() => 0);
  await store.putAnswer({ ...HOURS_RULE, _id: "old" });
  const calls: string[] = [];
  const name = { en: "the environment e", zh: "云环境（e）" };
  let isDown = true;
  const place = {
    name,
    store: {
      ...store,
      putAnswer: async (document: Parameters<typeof store.putAnswer>[0]) => {
        if (isDown && calls.length === 1)
          throw new ToolError("ANSWERS_UNREACHABLE", same("It is down."), same("Wait."));
        calls.push(document._id);
        await store.putAnswer(document);
      },
      removeAnswer: async (id: string) => {
        calls.push(`-${id}`);
        await store.removeAnswer(id);
      },
    },
  };
  await expect(runPush(sitting, place, true)).rejects.toMatchObject({
    code: "ANSWERS_NOT_WRITTEN",
    fact: 'Of 3 changes 1 are in the environment e; it failed at "returns": It is down.',
  });
  isDown = false;
  await runPush(sitting, place, true);
  expect(calls).toEqual(["hours", "returns", "-old"]);
});

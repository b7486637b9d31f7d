// What the doctor says of a model: what is missing, what is too open, and nothing where none is asked.
import type { DoctorProject } from "../../support/doctor-project";
import { examine, goodProject, useDoctorBench } from "./doctor-bench";

useDoctorBench();

const SOURCE = `import { answer, compose, noAnswer, openDesk, openModel } from "message-push/desk";
import { defineFunction } from "#runtime";
const desk = openDesk();
const model = openModel();
export const main = defineFunction({
  on: "text",
  handle: async (event, context) =>
    (await answer(desk, event, context)) ?? (await compose(desk, model, event, context)) ?? noAnswer(desk, event, context),
});
`;
const SEND = "customerServiceMessage.send";

interface Given {
  readonly variables?: Readonly<Record<string, string>>;
  readonly timeout?: number;
  readonly permitted?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

function project({
  variables = {},
  timeout = 20,
  permitted = ["security.msgSecCheck"],
  env = {},
}: Given): DoctorProject {
  const made = goodProject();
  made.write("cloudfunctions/text/index.ts", SOURCE);
  made.write("cloudfunctions/text/config.json", JSON.stringify({ permissions: { openapi: [SEND, ...permitted] } }));
  made.settings("text", { timeout, envVariables: variables });
  const { functions } = JSON.parse(made.read("cloudbaserc.json"));
  const receiver = functions.find(({ name }: { readonly name: string }) => name === "http_push");
  made.settings("http_push", { timeout, envVariables: { ...receiver.envVariables, ...variables } });
  made.dotEnv(env);
  return made;
}

async function told(given: Given, ids: readonly string[] = ["model"]) {
  const { rows } = await examine(project(given), {}, true, false);
  const lines = rows.filter(({ id }) => ids.includes(id)).map(({ level, fact }) => `${level}: ${fact}`);
  // It serves `text` as well, and asks the same model.
  return lines
    .filter((line) => !/ http_push/.test(line))
    .concat(lines.filter((line) => line.startsWith("ok: http_push")));
}

const SET = {
  MODEL_BASE_URL: "https://models.example.com/v1",
  MODEL_NAME: "m",
  MODEL_API_KEY: "{{env.MODEL_API_KEY}}",
};
const ENV = { MODEL_API_KEY: "sk-of-nobody" };

test("no model, one by its address, and one of CloudBase are well", async () => {
  expect(await told({})).toEqual([
    "ok: http_push: no model is set up, so none is asked; text: no model is set up, so none is asked.",
  ]);
  expect(await told({ variables: SET, env: ENV })).toEqual([
    "ok: http_push: a model by its address, with a key; text: a model by its address, with a key.",
  ]);
  expect(await told({ variables: { MODEL_BASE_URL: "cloudbase", MODEL_NAME: "m" } })).toEqual([
    "ok: http_push: a model of CloudBase; text: a model of CloudBase.",
  ]);
}, 120_000);

test("what is missing, written out, open on its way, or too short is told, with no value", async () => {
  expect(await told({ env: ENV })).toEqual([
    "warning: .env has variables of a model, and text does not get them: no model is asked.",
  ]);
  expect(await told({ variables: { ...SET, MODEL_NAME: "" }, env: ENV })).toEqual([
    "error: MODEL_NAME of text is missing or wrong: no model is asked.",
  ]);
  const open = { ...SET, MODEL_BASE_URL: "http://models.example.com/v1", MODEL_API_KEY: "sk-of-nobody" };
  expect(await told({ variables: open, timeout: 10 })).toEqual([
    "error: cloudbaserc.json has the key of text's model in it, and is committed.",
    "warning: MODEL_BASE_URL of text is an address of http: others can read the key and what customers write.",
    "warning: text has a timeout of 10 s, and a model writes for longer than that leaves: customers read that it does not know.",
  ]);
}, 120_000);

test("a function that composes needs the content check's permission", async () => {
  const [row] = await told({ permitted: [] }, ["permissions"]);
  expect(row).toMatch(/^error: text can call security\.msgSecCheck, which its config\.json does not permit/);
}, 120_000);

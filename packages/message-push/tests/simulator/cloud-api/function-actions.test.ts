// The rules of the cloud that a deploy can run into, without the CLI. What the CLI makes of them is in tests/scripts/deploy.
import { type CloudAction, functionActions } from "../../../simulator/cloud-api/function-actions";
import { FunctionStore } from "../../../simulator/cloud-api/function-store";

// A zip with one empty file, index.js.
const EMPTY_INDEX =
  "UEsDBBQAAAAAAAAAIQAAAAAAAAAAAAAAAAAIAAAAaW5kZXguanNQSwECFAMUAAAAAAAAACEAAAAAAAAAAAAAAAAACAAAAAAAAAAAAAAAgAEAAAAAaW5kZXguanNQSwUGAAAAAAEAAQA2AAAAJgAAAAAA";

const functions = new FunctionStore();
const unused = () => Promise.reject(new Error("unused"));
const actions = functionActions({ functions, nowMs: () => Date.UTC(2026, 0, 2), invoke: unused });

function create(changed: object = {}): unknown {
  return act("CreateFunction", {
    FunctionName: "text",
    Runtime: "Nodejs20.19",
    Handler: "index.main",
    Timeout: 5,
    MemorySize: 256,
    InstallDependency: "FALSE",
    Code: { ZipFile: EMPTY_INDEX },
    ...changed,
  });
}

function act(name: string, params: unknown): unknown {
  const action: CloudAction | undefined = actions[name];
  return action?.(params);
}

beforeEach(() => functions.remove("text"));

test("a function is there once, until it is removed", () => {
  create();
  expect(functions.get("text")).toMatchObject({ timeout: 5, status: "Active", modTime: "2026-01-02 00:00:00" });
  expect(create).toThrow("text exists already");
  functions.remove("text");
  expect(() => act("GetFunction", { FunctionName: "text" })).toThrow("text does not exist");
});

test("figures that the cloud refuses are refused", () => {
  expect(() => create({ MemorySize: 100 })).toThrow("MemorySize");
  expect(() => create({ Timeout: 901 })).toThrow("Timeout");
  create();
  expect(() => act("UpdateFunctionConfiguration", { FunctionName: "text", Timeout: 0 })).toThrow("Timeout");
});

test("an archive that is none, or that lacks the handler's file, is refused", () => {
  expect(() => create({ Code: { ZipFile: Buffer.from("no zip at all, not even nearly").toString("base64") } })).toThrow(
    "The archive cannot be read",
  );
  expect(() => create({ Handler: "main.main" })).toThrow("The archive has no main.js.");
  const cut = Buffer.from(EMPTY_INDEX, "base64");
  cut.writeUInt32LE(7, cut.length - 22 + 16);
  expect(() => create({ Code: { ZipFile: cut.toString("base64") } })).toThrow(
    /The archive (cannot be read|has no index\.js)/,
  );
});

test("variables are replaced as a whole, and an empty set leaves them", () => {
  create({ Environment: { Variables: [{ Key: "A", Value: "1" }] } });
  act("UpdateFunctionConfiguration", { FunctionName: "text", Timeout: 6 });
  expect(functions.get("text")).toMatchObject({ timeout: 6, envVariables: { A: "1" } });
  act("UpdateFunctionConfiguration", { FunctionName: "text", Environment: { Variables: [{ Key: "B", Value: "2" }] } });
  expect(functions.get("text").envVariables).toEqual({ B: "2" });
});

// Each belief about deploys, DevTools, access tokens and the console, in an environment where it holds and in one where it does not.
import { CONSOLE_BELIEFS } from "../../../tools/probe/beliefs/console";
import { probe, rowOf, testBeliefs } from "./probe-bench";

// Whether `{}` is taken is seen only where the token is not refused before.
const EMPTY_OBJECT = "push-table-empty-object";

testBeliefs(
  CONSOLE_BELIEFS.filter(({ id }) => id !== EMPTY_OBJECT),
  ["deploy", "token", "permissions", "console"],
);

test.each([
  [true, "as believed"],
  [false, "otherwise"],
])("push-table-empty-object: %s is seen as %s where the token may read the table", async (takes, verdict) => {
  const report = await probe(["token"], { ownTokenMaySetPushTable: true, pushTableTakesEmptyObject: takes });
  expect(rowOf(report, EMPTY_OBJECT)).toMatchObject({ verdict });
});

test("where the token is refused, whether {} is taken is not seen", async () => {
  expect(rowOf(await probe(["token"]), EMPTY_OBJECT)).toMatchObject({
    verdict: "not seen",
    why: expect.stringContaining("48001"),
  });
});

test("where the CLI's deploy makes permissions effective, nobody is asked to upload", async () => {
  const report = await probe(["permissions"], { permissionsByTcb: true });
  expect(rowOf(report, "permissions-by-devtools")).toMatchObject({
    verdict: "not seen",
    why: "they are effective without an upload",
  });
});

test("where no trigger is set, the rows about triggers are not seen", async () => {
  const report = await probe(["deploy"], { deploySetsTriggers: false });
  for (const id of ["trigger-replaces-namesake", "other-triggers-stay", "trigger-shows-expression"])
    expect(rowOf(report, id)).toMatchObject({ verdict: "not seen", why: "the deploy did not set a trigger" });
});

test("after the permissions, cloud calls are let through in the same run", async () => {
  const report = await probe(["permissions", "calls"]);
  expect(rowOf(report, "cloud-calls-in-pushes")?.verdict).toBe("as believed");
});

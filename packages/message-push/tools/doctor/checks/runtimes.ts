// runtime: which Node each function gets. It is fixed when the function is made, so a wrong one stays.
import { isNodeRuntime } from "../../../project/cloud-settings";
import { didYouMean } from "../../../src/wechat/did-you-mean";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, okRow, rowsOr, skippedRow, warningRow } from "../report";

const SHIPPED = "Nodejs20.19";
/** Bundles are compiled for Node 18 and later, and tried on these two. */
const GOOD = [SHIPPED, "Nodejs18.15"];
const TOO_OLD = /^Nodejs(8|10|12|14|16)\./;

const RECREATE =
  "A function that is in the cloud already keeps the runtime it was made with, --force or not: delete it in 云开发 → 云函数 and deploy it anew.";

export function checkRuntimes({ cloudbaserc }: Facts): readonly DoctorRow[] {
  if ("refusal" in cloudbaserc) return [skippedRow("runtime", "See cloudbaserc.")];
  const { functions } = cloudbaserc.thing;
  const found = functions.flatMap(({ name, runtime, handler }) => [
    ...runtimeRows(name, runtime),
    ...handlerRows(name, handler),
  ]);
  const runtimes = [...new Set(functions.map(({ runtime }) => runtime))];
  const well = okRow(
    "runtime",
    `${runtimes[0]} for all. It is fixed when a function is made; deploying never changes it.`,
  );
  return rowsOr(found.length === 0 && runtimes.length > 1 ? [differing(runtimes)] : found, well);
}

function runtimeRows(name: string, runtime: string): DoctorRow[] {
  if (GOOD.includes(runtime)) return [];
  const fix = `Write "runtime": "${SHIPPED}" for ${name} in cloudbaserc.json. ${RECREATE}`;
  if (!isNodeRuntime(runtime)) {
    const meant = didYouMean(runtime, [...GOOD]).en;
    return [
      errorRow("runtime", `${name} has ${JSON.stringify(runtime)}, which CloudBase does not offer.`, meant + fix),
    ];
  }
  if (!TOO_OLD.test(runtime))
    return [
      warningRow("runtime", `${name} has ${runtime}, which tcb calls a beta and the bundles were not tried on.`, fix),
    ];
  const why = "too old for the bundles, which need Node 18";
  return [errorRow("runtime", `${name} has ${JSON.stringify(runtime)}: ${why}.`, fix)];
}

function handlerRows(name: string, handler: string): DoctorRow[] {
  if (handler === "index.main") return [];
  const fix = `Write "handler": "index.main" for ${name} in cloudbaserc.json. ${RECREATE.replace("runtime", "handler")}`;
  return [errorRow("runtime", `${name} has the handler "${handler}", and its bundle exports main from index.js.`, fix)];
}

function differing(runtimes: readonly string[]): DoctorRow {
  const fact = `The functions have different runtimes: ${runtimes.join(", ")}.`;
  return warningRow("runtime", fact, `Write "runtime": "${SHIPPED}" for all in cloudbaserc.json. ${RECREATE}`);
}

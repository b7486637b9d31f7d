// A function's runtime is fixed when it is created: neither the CLI's --force nor its --yes changes it, and neither says so.
import { ToolError } from "../tool-error";
import type { ListedFunction } from "./cloud-functions";
import type { DeploySettings } from "./read-settings";

/** The oldest that bundles are made for; see scripts/bundle/bundle-function.ts. */
const OLDEST_NODE = 18;

/** @throws {ToolError} `RUNTIME_DIFFERS`, with every function that has another runtime than cloudbaserc.json says */
export function refuseOtherRuntimes({ functions, envId }: DeploySettings, there: readonly ListedFunction[]): void {
  const differing = functions.flatMap(({ name, runtime }) => {
    const found = there.find((fn) => fn.name === name);
    return found && found.runtime !== runtime ? [{ name, wanted: runtime, found: found.runtime }] : [];
  });
  if (differing.length === 0) return;
  const facts = differing.map(
    ({ name, wanted, found }) => `${name} is ${found} in the cloud, ${wanted} in cloudbaserc.json`,
  );
  const canStay = differing.every(({ found }) => Number(/^Nodejs(\d+)/.exec(found)?.[1] ?? 0) >= OLDEST_NODE);
  const anew = `delete it (npx tcb fn delete ${differing[0]?.name} -e ${envId}), deploy again and upload it once from DevTools`;
  throw new ToolError(
    "RUNTIME_DIFFERS",
    `A runtime cannot be changed: ${facts.join("; ")}.`,
    canStay
      ? `Write the cloud's runtime into cloudbaserc.json: the bundles run there. Or, for the other one, ${anew}.`
      : `The bundles need Node ${OLDEST_NODE}: ${anew}.`,
  );
}

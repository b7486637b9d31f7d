// A function's runtime is fixed when it is created: neither the CLI's --force nor its --yes changes it, and neither says so.

import { clausesOf } from "../../project/join-both";
import type { Both } from "../../src/language";
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
    ({ name, wanted, found }): Both => ({
      en: `${name} is ${found} in the cloud, ${wanted} in cloudbaserc.json`,
      zh: `${name} 在云端是 ${found}，在 cloudbaserc.json 里是 ${wanted}`,
    }),
  );
  const canStay = differing.every(({ found }) => Number(/^Nodejs(\d+)/.exec(found)?.[1] ?? 0) >= OLDEST_NODE);
  const list = clausesOf(facts);
  const first = differing[0]?.name;
  const anew = {
    en: `delete it (npx tcb fn delete ${first} -e ${envId}), deploy again and upload it once from DevTools`,
    zh: `先删除（npx tcb fn delete ${first} -e ${envId}），再部署，并用微信开发者工具上传一次`,
  };
  throw new ToolError(
    "RUNTIME_DIFFERS",
    {
      en: `A runtime cannot be changed: ${list.en}.`,
      zh: `云函数的运行环境无法更改：${list.zh}。`,
    },
    canStay
      ? {
          en: `Write the cloud's runtime into cloudbaserc.json: the bundles run there. Or, for the other one, ${anew.en}.`,
          zh: `请把云端的运行环境写进 cloudbaserc.json：打包好的云函数能在上面运行。要用另一个，${anew.zh}。`,
        }
      : {
          en: `The bundles need Node ${OLDEST_NODE}: ${anew.en}.`,
          zh: `打包好的云函数需要 Node ${OLDEST_NODE}：${anew.zh}。`,
        },
  );
}

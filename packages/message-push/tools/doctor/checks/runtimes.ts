// runtime: which Node each function gets. It is fixed when the function is made, so a wrong one stays.
import { isNodeRuntime } from "../../../project/cloud-settings";
import type { Both } from "../../../src/language";
import { didYouMean } from "../../../src/wechat/did-you-mean";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, okRow, rowsOr, SEE_CLOUDBASERC, skippedRow, warningRow } from "../report";

const SHIPPED = "Nodejs20.19";
/** Bundles are compiled for Node 18 and later, and tried on these two. */
const GOOD = [SHIPPED, "Nodejs18.15"];
const TOO_OLD = /^Nodejs(8|10|12|14|16)\./;

const RECREATE: Both = {
  en: "A function that is in the cloud already keeps the runtime it was made with, --force or not: delete it in 云开发 → 云函数 and deploy it anew.",
  zh: "云上已有的云函数，运行环境不能再改，加 --force 也一样：请在 云开发 → 云函数 删除它，再重新部署。",
};
const RECREATE_HANDLER: Both = {
  en: "A function that is in the cloud already keeps the handler it was made with, --force or not: delete it in 云开发 → 云函数 and deploy it anew.",
  zh: "云上已有的云函数，执行方法（handler）不能再改，加 --force 也一样：请在 云开发 → 云函数 删除它，再重新部署。",
};

export function checkRuntimes({ cloudbaserc }: Facts): readonly DoctorRow[] {
  if ("refusal" in cloudbaserc) return [skippedRow("runtime", SEE_CLOUDBASERC)];
  const { functions } = cloudbaserc.thing;
  const found = functions.flatMap(({ name, runtime, handler }) => [
    ...runtimeRows(name, runtime),
    ...handlerRows(name, handler),
  ]);
  const runtimes = [...new Set(functions.map(({ runtime }) => runtime))];
  const [first] = runtimes;
  const well = okRow("runtime", {
    en: `${first} for all. It is fixed when a function is made; deploying never changes it.`,
    zh: `全部是 ${first}。运行环境在创建云函数时就定了，部署不会改变它。`,
  });
  return rowsOr(found.length === 0 && runtimes.length > 1 ? [differing(runtimes)] : found, well);
}

function runtimeRows(name: string, runtime: string): DoctorRow[] {
  if (GOOD.includes(runtime)) return [];
  const fix: Both = {
    en: `Write "runtime": "${SHIPPED}" for ${name} in cloudbaserc.json. ${RECREATE.en}`,
    zh: `请在 cloudbaserc.json 里给 ${name} 写 "runtime": "${SHIPPED}"。${RECREATE.zh}`,
  };
  const given = JSON.stringify(runtime);
  if (!isNodeRuntime(runtime)) {
    const meant = didYouMean(runtime, [...GOOD]);
    const fact: Both = {
      en: `${name} has ${given}, which CloudBase does not offer.`,
      zh: `${name} 的运行环境是 ${given}，云开发没有这一种。`,
    };
    return [errorRow("runtime", fact, { en: meant.en + fix.en, zh: meant.zh + fix.zh })];
  }
  if (!TOO_OLD.test(runtime)) {
    const fact: Both = {
      en: `${name} has ${runtime}, which tcb calls a beta and the bundles were not tried on.`,
      zh: `${name} 的运行环境是 ${runtime}：tcb 标为 beta，代码包也没有在上面试过。`,
    };
    return [warningRow("runtime", fact, fix)];
  }
  const fact: Both = {
    en: `${name} has ${given}: too old for the bundles, which need Node 18.`,
    zh: `${name} 的运行环境是 ${given}：太旧，代码包需要 Node 18。`,
  };
  return [errorRow("runtime", fact, fix)];
}

function handlerRows(name: string, handler: string): DoctorRow[] {
  if (handler === "index.main") return [];
  const fact: Both = {
    en: `${name} has the handler "${handler}", and its bundle exports main from index.js.`,
    zh: `${name} 的 handler 是 "${handler}"，而代码包从 index.js 导出 main。`,
  };
  const fix: Both = {
    en: `Write "handler": "index.main" for ${name} in cloudbaserc.json. ${RECREATE_HANDLER.en}`,
    zh: `请在 cloudbaserc.json 里给 ${name} 写 "handler": "index.main"。${RECREATE_HANDLER.zh}`,
  };
  return [errorRow("runtime", fact, fix)];
}

function differing(runtimes: readonly string[]): DoctorRow {
  const fact: Both = {
    en: `The functions have different runtimes: ${runtimes.join(", ")}.`,
    zh: `各云函数的运行环境不同：${runtimes.join("、")}。`,
  };
  const fix: Both = {
    en: `Write "runtime": "${SHIPPED}" for all in cloudbaserc.json. ${RECREATE.en}`,
    zh: `请在 cloudbaserc.json 里都写 "runtime": "${SHIPPED}"。${RECREATE.zh}`,
  };
  return warningRow("runtime", fact, fix);
}

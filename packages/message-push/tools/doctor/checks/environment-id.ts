// env-id: which CloudBase environment everything goes to.

import { fillTemplates } from "../../../project/env-templates";
import { type Both, same } from "../../../src/language";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, okRow, rowsOr, warningRow } from "../report";

const WHERE = "云开发控制台 → 设置 → 环境设置 → 环境 ID";
const WRITE: Both = { en: `Write it into .env: ENV_ID=<${WHERE}>.`, zh: `请写进 .env：ENV_ID=<${WHERE}>。` };

/** What documents and examples put there. */
const PLACEHOLDER = /[<>{}[\]]|^(your|my|the)?[-_]?env([-_]?id)?$|your[-_]|example|xxx|环境/i;

export function checkEnvironmentId(facts: Facts): readonly DoctorRow[] {
  const { ENV_ID: id = "" } = facts.environment;
  const found = problemIn(id);
  return found === undefined ? rowsOr(otherIds(facts, id), okRow("env-id", same(id))) : [found];
}

const EMPTY: Both = {
  en: "ENV_ID is empty: tcb would get no environment.",
  zh: "ENV_ID 为空：tcb 不知道部署到哪个环境。",
};

function problemIn(id: string): DoctorRow | undefined {
  if (id === "") return errorRow("env-id", EMPTY, WRITE);
  const given = shown(id);
  if (PLACEHOLDER.test(id)) {
    return errorRow(
      "env-id",
      { en: `ENV_ID is still a placeholder: ${given}.`, zh: `ENV_ID 还是占位文字：${given}。` },
      WRITE,
    );
  }
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/i.test(id)) return undefined;
  const fact: Both = {
    en: `ENV_ID is ${given}; an id has letters, digits and - only.`,
    zh: `ENV_ID 的值是 ${given}；环境 ID 只有字母、数字和 -。`,
  };
  return errorRow("env-id", fact, WRITE);
}

function shown(id: string): string {
  return JSON.stringify(id.slice(0, 40));
}

/** Other places that name an environment, and a different one. */
function otherIds({ cloudbaserc, tcbEnvironment }: Facts, id: string): DoctorRow[] {
  const rows: DoctorRow[] = [];
  const forTcb = tcbEnvironment.ENV_ID ?? "";
  if (forTcb !== id) {
    const fact: Both = {
      en: `.env.local has ENV_ID=${forTcb}, which tcb takes before .env; the scripts here take ${id}.`,
      zh: `.env.local 里是 ENV_ID=${forTcb}，tcb 优先用它而不是 .env；这里的脚本用的是 ${id}。`,
    };
    const fix: Both = {
      en: "Take ENV_ID out of .env.local, or write the same into both.",
      zh: "请从 .env.local 删除 ENV_ID，或两边写成一样。",
    };
    rows.push(warningRow("env-id", fact, fix));
  }
  const written = "thing" in cloudbaserc ? cloudbaserc.thing.envId : "";
  const rendered = "thing" in cloudbaserc ? fillTemplates(written, { ...tcbEnvironment, ENV_ID: id }) : id;
  if (rendered !== id) {
    const fact: Both = {
      en: `cloudbaserc.json has the envId ${shown(written)}, which makes ${shown(rendered)}; ENV_ID is ${id}.`,
      zh: `cloudbaserc.json 的 envId 是 ${shown(written)}，得到 ${shown(rendered)}；而 ENV_ID 是 ${id}。`,
    };
    const fix: Both = {
      en: 'Write "envId": "{{env.ENV_ID}}" in cloudbaserc.json.',
      zh: '请在 cloudbaserc.json 里写 "envId": "{{env.ENV_ID}}"。',
    };
    rows.push(warningRow("env-id", fact, fix));
  }
  return rows;
}

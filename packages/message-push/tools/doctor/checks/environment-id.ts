// env-id: which CloudBase environment everything goes to.

import { fillTemplates } from "../../../project/env-templates";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, okRow, rowsOr, warningRow } from "../report";

const WHERE = "云开发控制台 → 设置 → 环境设置 → 环境 ID";
const WRITE = `Write it into .env: ENV_ID=<${WHERE}>.`;

/** What documents and examples put there. */
const PLACEHOLDER = /[<>{}[\]]|^(your|my|the)?[-_]?env([-_]?id)?$|your[-_]|example|xxx|环境/i;

export function checkEnvironmentId(facts: Facts): readonly DoctorRow[] {
  const { ENV_ID: id = "" } = facts.environment;
  const found = problemIn(id);
  return found === undefined ? rowsOr(otherIds(facts, id), okRow("env-id", id)) : [found];
}

function problemIn(id: string): DoctorRow | undefined {
  if (id === "") return errorRow("env-id", "ENV_ID is empty: tcb would get no environment.", WRITE);
  if (PLACEHOLDER.test(id)) return errorRow("env-id", `ENV_ID is still a placeholder: ${shown(id)}.`, WRITE);
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/i.test(id)) return undefined;
  return errorRow("env-id", `ENV_ID is ${shown(id)}; an id has letters, digits and - only.`, WRITE);
}

function shown(id: string): string {
  return JSON.stringify(id.slice(0, 40));
}

/** Other places that name an environment, and a different one. */
function otherIds({ cloudbaserc, tcbEnvironment }: Facts, id: string): DoctorRow[] {
  const rows: DoctorRow[] = [];
  const forTcb = tcbEnvironment.ENV_ID ?? "";
  if (forTcb !== id) {
    const fact = `.env.local has ENV_ID=${forTcb}, which tcb takes before .env; the scripts here take ${id}.`;
    rows.push(warningRow("env-id", fact, "Take ENV_ID out of .env.local, or write the same into both."));
  }
  const written = "thing" in cloudbaserc ? cloudbaserc.thing.envId : "";
  const rendered = "thing" in cloudbaserc ? fillTemplates(written, { ...tcbEnvironment, ENV_ID: id }) : id;
  if (rendered !== id) {
    const fact = `cloudbaserc.json has the envId ${shown(written)}, which makes ${shown(rendered)}; ENV_ID is ${id}.`;
    rows.push(warningRow("env-id", fact, 'Write "envId": "{{env.ENV_ID}}" in cloudbaserc.json.'));
  }
  return rows;
}

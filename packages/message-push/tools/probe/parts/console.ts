// The parts of the probe about deploys, DevTools, access tokens and the console.
import { PROBE_COLLECTION } from "../probe-names";
import { accessToken } from "./access-token";
import { deploy } from "./deploy";
import type { Part } from "./part";
import { permissions } from "./permissions";
import { cannotTell, saw } from "./steps-of-person";

const consoleNames: Part = {
  id: "console",
  title: "what the console says",
  needs: ["person"],
  rules: ["closedCollectionNamesUsers"],
  async run({ person }) {
    const rule = "closedCollectionNamesUsers";
    const say = [
      `Open 云开发控制台 → 数据库 → ${PROBE_COLLECTION} → 数据权限, change nothing: is the choice that gives clients no access`,
      "called 所有用户不可读写 (no where it is 仅管理端可读写)?",
    ].join(" ");
    const answer = await person.sees({ rule, say });
    return answer === undefined ? cannotTell(rule, "the person could not tell") : saw(rule, answer);
  },
};

export const CONSOLE_PARTS: readonly Part[] = [deploy, accessToken, permissions, consoleNames];

// The parts of the probe about deploys, DevTools, access tokens and the console.
import { PROBE_COLLECTION } from "../probe-names";
import { accessToken } from "./access-token";
import { deploy } from "./deploy";
import type { Part } from "./part";
import { permissions } from "./permissions";
import { cannotTell, saw } from "./steps-of-person";

const consoleNames: Part = {
  id: "console",
  title: { en: "what the console says", zh: "控制台上的说法" },
  needs: ["person"],
  rules: ["closedCollectionNamesUsers"],
  async run({ person }) {
    const rule = "closedCollectionNamesUsers";
    const say = {
      en: [
        `Open 云开发控制台 → 数据库 → ${PROBE_COLLECTION} → 数据权限, change nothing: is the choice that gives clients no access`,
        "called 所有用户不可读写 (no where it is 仅管理端可读写)?",
      ].join(" "),
      zh: `打开 云开发控制台 → 数据库 → ${PROBE_COLLECTION} → 数据权限，不要改动：禁止客户端访问的那一项，是叫“所有用户不可读写”吗（如果叫“仅管理端可读写”，请回答否）？`,
    };
    const answer = await person.sees({ rule, say });
    return answer === undefined
      ? cannotTell(rule, { en: "the person could not tell", zh: "参与者无法判断" })
      : saw(rule, answer);
  },
};

export const CONSOLE_PARTS: readonly Part[] = [deploy, accessToken, permissions, consoleNames];

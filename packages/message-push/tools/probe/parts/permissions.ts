// The part of the probe about permissions: a cloud call before the person uploads the function from DevTools, and after it.
import type { Both } from "../../../src/language";
import { PERMITTED_STEP, UNPERMITTED_STEP } from "../call-steps";
import type { WrittenFolder } from "../devtools-folder";
import { PROBE_FUNCTION } from "../probe-names";
import type { ProbeSession } from "../session";
import type { Part, PartResult } from "./part";
import { cannotTell, NOT_ARRIVED, noneSeen, otherNumber, saw, together } from "./steps-of-person";

const MEMORY_MB = 256;

const NO_PERMISSION = -604101;
/** So often the person writes until the permissions are effective, with pauses. */
const MOST_ROUNDS = 4;
const PAUSE_MS = 20_000;
const STEP_LIMIT_MS = 60_000;

const OF_DEVTOOLS = ["devToolsShowsNestedRoot", "devToolsIgnoresBuildFile", "devToolsUploadsTriggers"] as const;

export const permissions: Part = {
  id: "permissions",
  title: {
    en: "permissions of config.json, before and after an upload from DevTools",
    zh: "config.json 的权限，在开发者工具上传前后",
  },
  needs: ["person"],
  rules: ["permissionsByTcb", "permissionsByDevTools", ...OF_DEVTOOLS],
  async run(session) {
    const before = await codeOfText(session, UNPERMITTED_STEP, 1);
    const { write, remove } = session.environment.devTools;
    const written = await write();
    try {
      if ("refused" in written) return together([readBefore(before), noneSeen(AFTER, written.refused)]);
      const ofDevTools = await askAboutDevTools(session, written);
      return together([readBefore(before), ofDevTools, await uploadAndRead(session, written, before)]);
    } finally {
      await remove();
    }
  },
};

const AFTER = ["permissionsByDevTools", ...OF_DEVTOOLS] as const;

/** How the cloud call ended in the delivery of that number; `undefined` where it was skipped or did not arrive. */
async function codeOfText(session: ProbeSession, step: string, number: number): Promise<unknown> {
  const say = {
    en: `In the same conversation, write ${step}. Nothing is sent to you`,
    zh: `在同一个会话里发送 ${step}，不会给您发任何消息`,
  };
  if (!(await session.person.does({ say, act: { kind: "writes", text: step } }))) return undefined;
  return await session.until(async () => {
    const delivery = (await session.deliveries(step))[number - 1];
    return delivery?.endedAtMs === undefined ? undefined : delivery.facts.code;
  }, STEP_LIMIT_MS);
}

function isLetThrough(code: unknown): boolean {
  return typeof code === "number" && code >= 0;
}

function readBefore(code: unknown): PartResult {
  if (isLetThrough(code)) return saw("permissionsByTcb", true);
  if (code === NO_PERMISSION) return saw("permissionsByTcb", false);
  return cannotTell("permissionsByTcb", code === undefined ? NOT_ARRIVED : otherNumber(code));
}

async function uploadAndRead(session: ProbeSession, { root }: WrittenFolder, before: unknown): Promise<PartResult> {
  const rule = "permissionsByDevTools";
  if (isLetThrough(before))
    return cannotTell(rule, { en: "they are effective without an upload", zh: "不上传就已生效" });
  const say = {
    en: `In WeChat DevTools, choose this environment for ${root}, and on the folder ${PROBE_FUNCTION}: 上传并部署：所有文件. Wait until it says that it is done`,
    zh: `在微信开发者工具里，为 ${root} 选择这个环境，然后右键目录 ${PROBE_FUNCTION}，点“上传并部署：所有文件”，等它提示完成`,
  };
  if (!(await session.person.does({ say, act: { kind: "uploads" } })))
    return cannotTell(rule, { en: "it was not uploaded", zh: "没有上传" });
  const uploadedAtMs = Date.now();
  await restoreVariables(session);
  const code = await codeAfterUpload(session);
  if (code === NO_PERMISSION) return saw(rule, false);
  if (!isLetThrough(code)) return cannotTell(rule, code === undefined ? NOT_ARRIVED : otherNumber(code));
  const seconds = Math.round((Date.now() - uploadedAtMs) / 1_000);
  await session.call("forgetTimers", {});
  return { ...saw(rule, true), figures: { "permissions effective after the upload, at most s": seconds } };
}

/** An upload that took the function's variables away took the run's key, without which it answers nothing. */
async function restoreVariables(session: ProbeSession): Promise<void> {
  const answered = await session.tryCall("deployed", {});
  if ("error" in answered) await session.environment.deploy({ memoryMb: MEMORY_MB, key: session.key });
}

/** The last code: the permissions may need some time. */
async function codeAfterUpload(session: ProbeSession): Promise<unknown> {
  let code: unknown;
  for (let round = 1; round <= MOST_ROUNDS; round += 1) {
    if (round > 1) await session.environment.letPass(PAUSE_MS);
    code = await codeOfText(session, PERMITTED_STEP, round);
    if (code !== NO_PERMISSION) break;
  }
  return code;
}

/** While the folder is there. */
async function askAboutDevTools({ person }: ProbeSession, { root, hasBuildFile }: WrittenFolder): Promise<PartResult> {
  const ask = async (rule: (typeof OF_DEVTOOLS)[number], say: Both) => {
    const answer = await person.sees({ rule, say });
    return answer === undefined
      ? cannotTell(rule, { en: "the person could not tell", zh: "参与者无法判断" })
      : saw(rule, answer);
  };
  const isNested = root.split("/").filter((name) => !["", "."].includes(name)).length > 1;
  const shows = {
    en: `Does WeChat DevTools show the folder ${PROBE_FUNCTION} under ${root} as a cloud function?`,
    zh: `微信开发者工具里，${root} 下的目录 ${PROBE_FUNCTION} 显示为云函数吗？`,
  };
  const ignores = {
    en: `Is .message-push.json in ${root} none of the cloud functions that WeChat DevTools shows?`,
    zh: `${root} 里的 .message-push.json 没有被微信开发者工具当作云函数显示，是吗？`,
  };
  return together([
    isNested
      ? await ask("devToolsShowsNestedRoot", shows)
      : cannotTell("devToolsShowsNestedRoot", {
          en: "cloudfunctionRoot is no folder in a folder",
          zh: "cloudfunctionRoot 不是嵌套的目录",
        }),
    hasBuildFile
      ? await ask("devToolsIgnoresBuildFile", ignores)
      : cannotTell("devToolsIgnoresBuildFile", { en: "there is no such file", zh: "没有这个文件" }),
    await ask("devToolsUploadsTriggers", {
      en: `Has the menu of the folder ${PROBE_FUNCTION} in WeChat DevTools (right click) 上传触发器?`,
      zh: `在微信开发者工具里右键目录 ${PROBE_FUNCTION}，菜单里有“上传触发器”吗？`,
    }),
  ]);
}

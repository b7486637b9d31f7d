// The part of the probe about deploys: the function is deployed again, otherwise than before, and then as it was.
import { CodedError } from "../../../src/coded-error";
import { type DeployVariant, EVERY_MINUTE, FIRST_VARIANT } from "../environment";
import { EMPTY_VARIABLE, PROBE_TIMEOUT_SECONDS } from "../probe-names";
import type { ProbeSession } from "../session";
import type { Part, PartResult } from "./part";
import { cannotTell, noneSeen, saw, together } from "./steps-of-person";

const MEMORY_MB = 256;

/** Every minute as well. */
const AT_HALF = { name: EVERY_MINUTE.name, config: "30 * * * * * *" };
/** On the first of January: it is gone before that. A function may have one only, so the cloud may refuse it. */
const SECOND = { name: "message-push-probe-once-a-year", config: "0 0 0 1 1 * *" };

const CHANGED: DeployVariant = { number: 1, triggers: [AT_HALF], variables: {} };
const OTHER_TRIGGER: DeployVariant = { number: 2, triggers: [SECOND], variables: {} };
const WITH_EMPTY: DeployVariant = { ...OTHER_TRIGGER, variables: { [EMPTY_VARIABLE]: "" } };
/** Other parts go on with it. */
const AS_BEFORE: DeployVariant = { ...FIRST_VARIANT, number: 3 };

export const deploy: Part = {
  id: "deploy",
  title: { en: "deploys: the function is deployed again three or four times", zh: "部署：云函数会重新部署三到四次" },
  rules: [
    "zipUpdatesCode",
    "deploySetsTriggers",
    "triggerReplacesNamesake",
    "otherTriggersStay",
    "takesEmptyVariables",
    "detailShowsSettings",
    "triggerShownAs",
    "codeSizeIsOfArchive",
    "wrongKeyIsAuthFailure",
    "secretIdBeginsWithAkid",
  ],
  async run(session) {
    const ofKey = await readKey(session);
    const ofSize = await readSize(session);
    await deployAs(session, CHANGED);
    const { number } = await session.call("deployed", {});
    const changed = await detailOf(session);
    const empty = await deployWithEmpty(session);
    const after = await detailOf(session);
    await deployAs(session, AS_BEFORE);
    return together([
      ofKey,
      ofSize,
      saw("zipUpdatesCode", number === CHANGED.number),
      readSettings(changed),
      readTriggers(changed.triggers ?? "", after.triggers ?? ""),
      empty,
    ]);
  },
};

type Detail = Readonly<Record<string, string>>;

async function detailOf({ environment }: ProbeSession): Promise<Detail> {
  return (await environment.find())?.detail ?? {};
}

function deployAs({ environment, key }: ProbeSession, variant: DeployVariant): Promise<void> {
  return environment.deploy({ memoryMb: MEMORY_MB, key, variant });
}

/** Where it is refused, the same is deployed without the variable, so that it is known what was refused. */
async function deployWithEmpty(session: ProbeSession): Promise<PartResult> {
  const rule = "takesEmptyVariables";
  if (await isDeployed(session, WITH_EMPTY)) {
    const { emptyVariable } = await session.call("deployed", {});
    return { ...saw(rule, true), figures: { "an empty variable arrives as": emptyVariable } };
  }
  if (await isDeployed(session, OTHER_TRIGGER)) return saw(rule, false);
  return cannotTell(rule, { en: "the deploy failed for another reason", zh: "部署因其他原因失败" });
}

async function isDeployed(session: ProbeSession, variant: DeployVariant): Promise<boolean> {
  try {
    await deployAs(session, variant);
    return true;
  } catch (error) {
    if (error instanceof CodedError) return false;
    throw error;
  }
}

function readSettings({ memoryMb, timeoutSeconds }: Detail): PartResult {
  const isAsSet = memoryMb === String(MEMORY_MB) && timeoutSeconds === String(PROBE_TIMEOUT_SECONDS);
  return saw("detailShowsSettings", isAsSet);
}

/** The CLI shows one a line, `name：expression`. */
function shownTrigger(triggers: string, name: string): string | undefined {
  const line = triggers.split("\n").find((one) => one.trim().startsWith(`${name}：`));
  return line?.slice(line.indexOf("：") + 1).trim();
}

function readTriggers(changed: string, after: string): PartResult {
  const shown = shownTrigger(changed, AT_HALF.name);
  if (shown === undefined) {
    const others = noneSeen(["triggerReplacesNamesake", "otherTriggersStay", "triggerShownAs"], {
      en: "the deploy did not set a trigger",
      zh: "部署没有设置触发器",
    });
    return together([saw("deploySetsTriggers", false), others]);
  }
  const form = formOf(shown);
  return together([
    saw("deploySetsTriggers", true),
    saw("triggerShownAs", form),
    form === "otherwise"
      ? cannotTell("triggerReplacesNamesake", {
          en: "triggers are shown without their expression",
          zh: "触发器显示时不带表达式",
        })
      : saw("triggerReplacesNamesake", shown.includes(AT_HALF.config)),
    {
      ...saw("otherTriggersStay", shownTrigger(after, AT_HALF.name) !== undefined),
      figures: { "a second trigger is taken": shownTrigger(after, SECOND.name) !== undefined },
    },
  ]);
}

function formOf(shown: string): "object" | "bare" | "otherwise" {
  const expressions = [AT_HALF.config, EVERY_MINUTE.config];
  if (expressions.includes(shown)) return "bare";
  return expressions.some((one) => shown.includes(`"cron":"${one}"`)) ? "object" : "otherwise";
}

async function readSize(session: ProbeSession): Promise<PartResult> {
  const shownBytes = Number((await detailOf(session)).codeSizeBytes);
  if (!(shownBytes > 0))
    return cannotTell("codeSizeIsOfArchive", { en: "the CLI shows no code size", zh: "CLI 没有显示代码大小" });
  const { archiveBytes, filesBytes } = await session.environment.packedSize();
  // The CLI packs for itself, hardly otherwise.
  const isArchive = Math.abs(shownBytes - archiveBytes) < Math.abs(shownBytes - filesBytes);
  const figures = { "code size shown, bytes": shownBytes, "archive, bytes": archiveBytes, "files, bytes": filesBytes };
  return { ...saw("codeSizeIsOfArchive", isArchive), figures };
}

async function readKey({ environment }: ProbeSession): Promise<PartResult> {
  const judged = await environment.judgeKey();
  if (judged === undefined) {
    const why = {
      en: "it needs TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY",
      zh: "需要 TENCENTCLOUD_SECRETID 和 TENCENTCLOUD_SECRETKEY",
    };
    return noneSeen(["wrongKeyIsAuthFailure", "secretIdBeginsWithAkid"], why);
  }
  const { beginsWithAkid, wrongKeyCode } = judged;
  const ofForm = saw("secretIdBeginsWithAkid", beginsWithAkid);
  if (wrongKeyCode === undefined)
    return together([
      ofForm,
      cannotTell("wrongKeyIsAuthFailure", { en: "the cloud's API could not be reached", zh: "云 API 无法连接" }),
    ]);
  const ofCode = saw("wrongKeyIsAuthFailure", wrongKeyCode.startsWith("AuthFailure"));
  return together([ofForm, { ...ofCode, figures: { "code of a wrong key": wrongKeyCode } }]);
}

// The part of the probe about deploys: the function is deployed again, otherwise than before, and then as it was.
import { CodedError } from "../../../src/coded-error";
import { type DeployVariant, EVERY_MINUTE, FIRST_VARIANT } from "../environment";
import { EMPTY_VARIABLE, PROBE_TIMEOUT_SECONDS } from "../probe-names";
import type { ProbeSession } from "../session";
import type { Part, PartResult } from "./part";
import { cannotTell, noneSeen, saw, together } from "./steps-of-person";

const MEMORY_MB = 256;

/** On the first of January: it is gone before that. */
const SECOND = { name: "message-push-probe-once-a-year", config: "0 0 0 1 1 * *" };
/** Every minute as well. */
const AT_HALF = { name: EVERY_MINUTE.name, config: "30 * * * * * *" };

const CHANGED: DeployVariant = { number: 1, triggers: [AT_HALF, SECOND], variables: {} };
const AS_BEFORE: DeployVariant = { ...FIRST_VARIANT, number: 2 };
const WITH_EMPTY: DeployVariant = { ...AS_BEFORE, variables: { [EMPTY_VARIABLE]: "" } };

export const deploy: Part = {
  id: "deploy",
  title: "deploys: the function is deployed again two or three times",
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

/** Where the empty variable is refused, the function is deployed without it: other parts go on with its first trigger. */
async function deployWithEmpty(session: ProbeSession): Promise<PartResult> {
  try {
    await deployAs(session, WITH_EMPTY);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    await deployAs(session, AS_BEFORE);
    // The same deploy without the variable went through: the variable it was.
    return saw("takesEmptyVariables", false);
  }
  const { emptyVariable } = await session.call("deployed", {});
  return { ...saw("takesEmptyVariables", true), figures: { "an empty variable arrives as": emptyVariable } };
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
  const second = shownTrigger(changed, SECOND.name);
  const first = shownTrigger(changed, AT_HALF.name);
  if (second === undefined) {
    const others = noneSeen(
      ["triggerReplacesNamesake", "otherTriggersStay", "triggerShownAs"],
      "the deploy did not set a trigger",
    );
    return together([saw("deploySetsTriggers", false), others]);
  }
  const isShown = second.includes(SECOND.config);
  return together([
    saw("deploySetsTriggers", true),
    saw("triggerShownAs", formOf(second)),
    saw("otherTriggersStay", shownTrigger(after, SECOND.name) !== undefined),
    isShown
      ? saw("triggerReplacesNamesake", first?.includes(AT_HALF.config) === true)
      : cannotTell("triggerReplacesNamesake", "triggers are shown without their expression"),
  ]);
}

function formOf(shown: string): "object" | "bare" | "otherwise" {
  if (shown === SECOND.config) return "bare";
  return shown.includes(`"cron":"${SECOND.config}"`) ? "object" : "otherwise";
}

async function readSize(session: ProbeSession): Promise<PartResult> {
  const shownBytes = Number((await detailOf(session)).codeSizeBytes);
  if (!(shownBytes > 0)) return cannotTell("codeSizeIsOfArchive", "the CLI shows no code size");
  const { archiveBytes, filesBytes } = await session.environment.packedSize();
  // The CLI packs for itself, hardly otherwise.
  const isArchive = Math.abs(shownBytes - archiveBytes) < Math.abs(shownBytes - filesBytes);
  const figures = { "code size shown, bytes": shownBytes, "archive, bytes": archiveBytes, "files, bytes": filesBytes };
  return { ...saw("codeSizeIsOfArchive", isArchive), figures };
}

async function readKey({ environment }: ProbeSession): Promise<PartResult> {
  const judged = await environment.judgeKey();
  if (judged === undefined) {
    const why = "it needs TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY";
    return noneSeen(["wrongKeyIsAuthFailure", "secretIdBeginsWithAkid"], why);
  }
  const { beginsWithAkid, wrongKeyCode } = judged;
  const ofForm = saw("secretIdBeginsWithAkid", beginsWithAkid);
  if (wrongKeyCode === undefined)
    return together([ofForm, cannotTell("wrongKeyIsAuthFailure", "the cloud's API could not be reached")]);
  const ofCode = saw("wrongKeyIsAuthFailure", wrongKeyCode.startsWith("AuthFailure"));
  return together([ofForm, { ...ofCode, figures: { "code of a wrong key": wrongKeyCode } }]);
}

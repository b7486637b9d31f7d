// The report of an environment, made on this machine from what its database has.

import { CodedError } from "../../src/coded-error";
import { PUSH_FIELDS, readFacts } from "../../src/desk/report/push-facts";
import { type Asked, lastDays, Tally } from "../../src/desk/report/tally";
import type { Language } from "../../src/language";
import type { Cloud } from "../../src/platform/cloudbase/sdk";
import { type AnswersFile, readAnswersIfThere } from "../answers/answers-file";
import { hoursIn } from "../answers/desk-time";
import { databaseSilent, openByKey } from "../answers/open-store";
import { MOST_QUESTIONS } from "../answers/questions";
import { loadEnvironment } from "../environment";
import { ToolError } from "../tool-error";
import type { PlacedReport } from "./run-report";

const ANSWERS = "desk/answers.json";
/** Whoever waits for a long report learns how far it is. */
const TOLD_EVERY = 10_000;

interface Order {
  readonly projectDir: string;
  /** @default ENV_ID */
  readonly envId: string | undefined;
  readonly days: number;
  readonly language: Language;
  readonly tell: (line: string) => void;
}

/** @throws {ToolError} `ENVIRONMENT_INVALID` without a key, `REPORT_UNREACHABLE` */
export async function cloudReport({ projectDir, envId, days, language, tell }: Order): Promise<PlacedReport> {
  if (envId !== undefined) process.env.ENV_ID = envId;
  loadEnvironment(projectDir);
  const cloud = openByKey();
  const { ENV_ID = "" } = process.env;
  const file = readAnswersIfThere(projectDir, ANSWERS);
  const period = lastDays(days, Date.now(), hoursIn(file).offsetMs);
  const tally = new Tally(period);
  try {
    await addAll(cloud, tally, period.fromMs, (read) => {
      const count = read.toLocaleString("en-US");
      tell(language === "zh" ? `已读取 ${count} 条推送…` : `${count} pushes read …`);
    });
    const report = tally.finish(await askedIn(cloud, file));
    return { place: { en: `the environment ${ENV_ID}`, zh: `云环境 ${ENV_ID}` }, report };
  } catch (error) {
    throw unreachable(error, ENV_ID);
  }
}

async function addAll(cloud: Cloud, tally: Tally, sinceMs: number, onFar: (read: number) => void): Promise<void> {
  const { readEveryPush } = await import("../../src/platform/cloudbase/read-every-push");
  let read = 0;
  await readEveryPush(cloud, { sinceMs, fields: PUSH_FIELDS }, (page) => {
    for (const document of page) {
      const facts = readFacts(document);
      if (facts !== undefined) tally.add(facts);
    }
    const before = read;
    read += page.length;
    if (Math.floor(read / TOLD_EVERY) > Math.floor(before / TOLD_EVERY)) onFar(read);
  });
}

/** The rules as functions find them: those of the collection, else of the file. */
async function askedIn(cloud: Cloud, file: AnswersFile): Promise<Asked> {
  const { cloudbaseDeskStore } = await import("../../src/platform/cloudbase/cloudbase-desk-store");
  const store = cloudbaseDeskStore(cloud);
  const [questions, { rules }] = await Promise.all([store.listQuestions(MOST_QUESTIONS), store.readAnswers()]);
  return { questions, rules: rules.length > 0 ? rules : file.rules };
}

function unreachable(error: unknown, envId: string): unknown {
  if (!(error instanceof CodedError)) return error;
  return new ToolError("REPORT_UNREACHABLE", ...databaseSilent(error, envId), { cause: error });
}

// /__sim/desk/: what operators write for the desk, and what a question comes to. The page edits it; the runtime reads it from the database.
import { Hono } from "hono";
import { describeAnswers } from "../desk/describe-answers";
import { findDeskPicture } from "../desk/desk-picture";
import { copyFile, saveRule, saveSettings } from "../desk/edit-answers";
import type { DeskSources } from "../desk/read-desk";
import { readDialogue } from "../desk/read-dialogue";
import { reportDesk } from "../desk/report-desk";
import { tryQuestion } from "../desk/try-question";
import type { ControlApi } from "./contract";
import { deskRuleSchema, deskSettingsSchema, reportSchema, trialSchema } from "./control-schemas";
import { HARMLESS } from "./harmless";
import { parse, readJson } from "./read-body";

/** @param openidOf finds the customer of a name or an openid */
export function deskRoutes(sources: DeskSources, openidOf: (who: string) => string): Hono {
  const app = new Hono();
  app.get("/answers", (c) => c.json(describeAnswers(sources) satisfies ControlApi["GET /desk/answers"]["answer"]));
  app.get("/picture", (c) => {
    const found = findDeskPicture(sources.projectDir, c.req.query("file") ?? "");
    if (found === undefined) return c.notFound();
    return c.body(new Uint8Array(found.content), 200, { "content-type": found.contentType, ...HARMLESS });
  });
  app.get("/dialogues/:who", (c) => {
    const dialogue = readDialogue(sources, openidOf(c.req.param("who")));
    return c.json(dialogue satisfies ControlApi["GET /desk/dialogues/:who"]["answer"]);
  });
  app.post("/copy", (c) => {
    copyFile(sources);
    return c.json(describeAnswers(sources) satisfies ControlApi["POST /desk/copy"]["answer"]);
  });
  app.post("/rules", async (c) => c.json(saveRule(sources, parse(deskRuleSchema, await readJson(c)).rule)));
  app.post("/settings", async (c) =>
    c.json(saveSettings(sources, parse(deskSettingsSchema, await readJson(c)).settings)),
  );
  app.get("/report", (c) => {
    const { days } = parse(reportSchema, c.req.query());
    return c.json(reportDesk(sources, days) satisfies ControlApi["GET /desk/report"]["answer"]);
  });
  app.post("/try", async (c) => c.json(await tryQuestion(sources, parse(trialSchema, await readJson(c)))));
  return app;
}

// npm run upgrade: brings a team's project to the version of this clone, without touching its handlers.
import { PROJECT_DIR, runScript } from "./command-line";
import type { Upgrade } from "./upgrade/upgrade-project";

const HELP = `Usage: npm run upgrade -- --project ../my-project [--dry-run] [--mark-conflicts] [--base <commit>]

Call it in a fresh clone of the newer version. Your project has to be in git, with everything committed: the upgrade is then one
change that you can look at and take back. It finds out by itself which version your project comes from, never touches what is
yours (handlers, pairs of your own, mini program), and merges what both changed. docs/upgrading.md

  --project <folder>   your project
  --dry-run            only says what it would do; exit code 1 if there are conflicts
  --mark-conflicts     writes files that cannot be merged with git's marks, instead of stopping before anything is changed
  --base <commit>      the version that your project comes from, if it cannot be found
  --help               this text`;

const FLAGS = {
  project: { type: "string" },
  base: { type: "string" },
  "dry-run": { type: "boolean" },
  "mark-conflicts": { type: "boolean" },
} as const;

runScript({ help: HELP, flags: FLAGS }, async ({ values: flags }) => {
  const { planText } = await import("./upgrade/plan-text");
  const { applyUpgrade, prepareUpgrade } = await import("./upgrade/upgrade-project");
  const upgrade = prepareUpgrade({ cloneDir: PROJECT_DIR, project: flags.project, base: flags.base });
  console.log(`${opening(upgrade)}\n${planText(upgrade.plan)}`);
  const { steps, conflicts } = upgrade.plan;
  if (flags["dry-run"] === true) {
    console.log("\nNothing was changed.");
    if (conflicts.length > 0) process.exitCode = 1;
    return;
  }
  applyUpgrade(upgrade, flags["mark-conflicts"] === true);
  if (conflicts.length > 0) process.exitCode = 1;
  if (steps.length + conflicts.length === 0) console.log("\nThere is nothing to do.");
  else console.log(`\n${nextSteps(upgrade)}`);
});

function opening({ projectDir, from, to, base }: Upgrade): string {
  return `${projectDir}
From ${from} to ${to}. Of the ${base.ours} files that are not yours, ${base.unchanged} are as they came.`;
}

function nextSteps({ base, plan }: Upgrade): string {
  const conflicts =
    plan.conflicts.length > 0 ? ["Settle the conflicts: look for <<<<<<< in the files named above."] : [];
  const isSample = plan.notes.some(({ note }) => note === "left-to-you" || note === "sample");
  const compare = `See what changed in files that are yours: git diff ${base.commit.slice(0, 7)} HEAD -- cloudfunctions (in this clone)`;
  const steps = [
    ...conflicts,
    "Look at it in your project: git diff",
    "Read in CHANGELOG.md what the newer version asks of you.",
    ...(isSample ? [compare] : []),
    "npm install && npm run check",
    "Commit it; before that, git stash -u takes all of it back.",
  ];
  return `Written. Next:\n${steps.map((step, index) => `  ${index + 1}. ${step}`).join("\n")}`;
}

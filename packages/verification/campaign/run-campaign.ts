// A campaign: rounds of pushes, each settled and judged before the next.
import { type Simulator, startSimulator } from "../../message-push/simulator/simulator";
import { buildProject } from "./build-project";
import { createDamage } from "./damage";
import { diceOf } from "./dice";
import type { Evidence } from "./evidence";
import { watchNoTime } from "./functions/no-time";
import { gatherEvidence } from "./gather";
import { judge } from "./judge";
import { startRecorder } from "./ledger";
import { type CampaignSize, type PlannedPush, planPushes } from "./plan";
import { pushAll } from "./push-all";
import { createRelays } from "./relays";
import { forget, settle } from "./settle";
import { createTally, isFailure, type Tally } from "./tally";
import type { Verdict } from "./verdict";

export interface CampaignOptions extends CampaignSize {
  /** Pushes under way at a time. */
  readonly parallel: number;
  /** The runtime that is put to the test. @default the repository's */
  readonly srcDir?: string;
  /** Called at every progress. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly pushed: number;
  readonly pushes: number;
  readonly stage: "pushing" | "settling";
}

/** A push with all that is known of it. */
export interface Offender {
  readonly verdict: Verdict;
  readonly evidence: Evidence;
}

export interface CampaignResult {
  readonly tally: Tally;
  readonly offenders: readonly Offender[];
  /** Pushes that are accounted for, and worth a look: given up without a cause, answered late, over the quota. */
  readonly curious: readonly Offender[];
  readonly durationMs: number;
  /** Whether anything is lost, double, late or damaged without an explanation. */
  readonly hasFailed: boolean;
}

/** Small enough for memory, large enough for much to overlap. */
const ROUND = 1_000;

/**
 * Builds, runs and judges.
 *
 * @throws {ToolError} when the functions cannot be built
 */
export async function runCampaign(options: CampaignOptions): Promise<CampaignResult> {
  const startedAtMs = Date.now();
  const project = await buildProject(options.srcDir);
  const sim = await startSimulator({
    projectDir: project.dir,
    // The whole schedule takes nine hours; what the relay does in that time shows sooner.
    rules: { paymentAttempts: 3, paymentFirstPauseMs: 0 },
  });
  try {
    const result = await runRounds(sim, options);
    return { ...result, durationMs: Date.now() - startedAtMs, hasFailed: isFailure(result.tally) };
  } finally {
    await sim.stop();
    project.remove();
  }
}

async function runRounds(sim: Simulator, options: CampaignOptions) {
  const { seed, faults, canFreeze, pushes, onProgress = () => undefined } = options;
  const plan = planPushes(options);
  // Chance of its own: how often the relay runs depends on the machine.
  const dice = diceOf(seed, -1);
  const recorder = startRecorder(sim);
  const stopWatching = watchNoTime(recorder.recordNoTime, true);
  const damage = createDamage(sim, dice, [...new Set(plan.map(({ openid }) => openid))]);
  const relays = createRelays({ sim, dice, faults, canFreeze, damage });
  const settling = { sim, recorder, relays, dice, faults, canFreeze };
  const tally = createTally();
  const offenders: Offender[] = [];
  const curious: Offender[] = [];
  let done = 0;

  for (let from = 0; from < plan.length; from += ROUND) {
    const onPushed = () => {
      done += 1;
      onProgress({ pushed: done, pushes, stage: "pushing" });
    };
    const round: readonly PlannedPush[] = plan.slice(from, from + ROUND);
    const pushed = await pushAll(round, { sim, relays, parallel: options.parallel, onPushed });
    onProgress({ pushed: done, pushes, stage: "settling" });
    await settle(settling);
    const ledger = recorder.close();
    for (const evidence of gatherEvidence(pushed, ledger, (openid) => sim.wechat.users.ensure(openid).inbox)) {
      const verdict = judge(evidence);
      const isCurious = tally.add(evidence, verdict);
      if (verdict.kind === "lost" || verdict.kind === "double") offenders.push({ verdict, evidence });
      else if (isCurious) curious.push({ verdict, evidence });
    }
    tally.addLedger(ledger, relays);
    tally.addDamage(damage.planted, damage.clear());
    if (from + ROUND < plan.length) await forget(settling);
  }
  stopWatching();
  return { tally: tally.result(), offenders, curious };
}

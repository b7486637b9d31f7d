// Steps in which the probe's function calls WeChat's API, as a push lets it.
import type { RunStep } from "./deliveries";

export const CALL_STEPS: Readonly<Record<string, RunStep>> = {};

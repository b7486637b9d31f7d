// A report of the probe as tests need it.
import type { ProbeReport } from "../../tools/probe/report";

export function probeReport(given: Partial<ProbeReport> = {}): ProbeReport {
  return {
    version: 1,
    origin: "cloud",
    madeOn: "2026-05-01",
    versions: { messagePush: "0.12.0", cli: "2.12.10", node: "v18.15.0" },
    rows: [],
    figures: {},
    rules: {},
    ...given,
  };
}

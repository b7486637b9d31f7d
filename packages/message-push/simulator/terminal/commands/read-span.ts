// A span of time as people write it: +49h, 1h30m, 500ms.
import { SimulatorError } from "../../simulator-error";

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** @throws {SimulatorError} `OPTION_INVALID` */
export function readSpan(text: string): number {
  const whole = /^\+?((?:\d+(?:\.\d+)?\s*(?:ms|s|min|m|h|d)\s*)+)$/.exec(text.trim())?.[1];
  if (whole === undefined)
    throw new SimulatorError(
      "OPTION_INVALID",
      { en: `"${text}" is no span of time.`, zh: `“${text}”不是时间跨度。` },
      {
        en: "Write it as +90s, +5m, +49h, +3d or +1h30m; time goes forward only.",
        zh: "请写成 +90s、+5m、+49h、+3d 或 +1h30m；时间只能前进。",
      },
    );
  const parts = [...whole.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|d)/g)];
  return Math.round(parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[String(unit)] ?? 0), 0));
}

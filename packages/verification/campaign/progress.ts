// How far a campaign is: a bar on a terminal, a line now and then elsewhere.
import type { Progress } from "./run-campaign";

const WIDTH = 30;
const LINE_EVERY_MS = 5_000;

export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Leaves the terminal clean for what follows. */
  end(): void;
}

export function displayProgress(stream: NodeJS.WriteStream): ProgressDisplay {
  const startedAtMs = Date.now();
  let shownAtMs = 0;
  return {
    show(progress) {
      const everyMs = stream.isTTY ? 100 : LINE_EVERY_MS;
      if (Date.now() - shownAtMs < everyMs) return;
      shownAtMs = Date.now();
      const text = textOf(progress, Date.now() - startedAtMs);
      stream.write(stream.isTTY ? `\r\x1b[K${barOf(progress)} ${text}` : `${text}\n`);
    },
    end() {
      if (stream.isTTY) stream.write("\r\x1b[K");
    },
  };
}

function barOf({ pushed, pushes }: Progress): string {
  const full = Math.round((WIDTH * pushed) / pushes);
  return `${"█".repeat(full)}${"░".repeat(WIDTH - full)}`;
}

function textOf({ pushed, pushes, stage }: Progress, elapsedMs: number): string {
  const doing = stage === "pushing" ? "" : ", the relay finishes what is left";
  return `${pushed}/${pushes} pushes, ${Math.round(elapsedMs / 1000)} s${doing}`;
}

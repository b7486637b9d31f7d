// The progress of a deploy: one line per function when it is done, and on a terminal a last line that says what is going on.

export interface DeployProgress {
  begin(name: string): void;
  end(name: string, outcome: string): void;
}

/** Where it is shown: `process.stdout`, or a test. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const CLEAR_LINE = "\r\u001b[K";

export function createProgress(names: readonly string[], output: ProgressOutput): DeployProgress {
  const width = Math.max(...names.map((name) => name.length));
  const running = new Set<string>();
  let done = 0;
  const showRunning = () => {
    if (output.isTTY !== true) return;
    output.write(`${CLEAR_LINE}${running.size > 0 ? `${done}/${names.length}  ${[...running].join(", ")} …` : ""}`);
  };
  return {
    begin(name) {
      running.add(name);
      showRunning();
    },
    end(name, outcome) {
      running.delete(name);
      done += 1;
      output.write(`${output.isTTY === true ? CLEAR_LINE : ""}  ${name.padEnd(width)}  ${outcome}\n`);
      showRunning();
    },
  };
}

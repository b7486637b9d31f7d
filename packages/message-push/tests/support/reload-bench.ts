// A built project in a running simulator, whose sources a test changes: the changes are injected, builds and instances are real.

import { reloadLines } from "../../simulator/terminal/lines/reload-lines";
import { buildFunctions } from "../../tools/bundle/build-functions";
import { createReloader, type Reloader } from "../../tools/start/reloader";
import { type Simulator, type SimulatorOptions, startSimulator } from "./simulator";
import { type TinyProject, tinyProject } from "./tiny-project";

export interface ReloadBench {
  readonly project: TinyProject;
  readonly sim: Simulator;
  readonly reloader: Reloader;
  /** What the terminal said, and forgets. */
  told(): readonly string[];
  /** Writes the file and reports it as changed. */
  save(path: string, text: string): Promise<void>;
  call(name: string, event?: unknown): Promise<unknown>;
}

const running: ReloadBench[] = [];

/** Ends what a test started; call it after each test. */
export async function stopReloading(): Promise<void> {
  for (const { sim, reloader } of running.splice(0)) {
    await reloader.stop();
    await sim.stop();
  }
}

/** Source of a function that answers with its version and how often this instance was called. */
export const counting = (version: string) => `let calls = 0;
export const main = async () => \`${version} \${++calls}\`;
`;

export async function reloadBench(
  files: Readonly<Record<string, string>> = {},
  options: SimulatorOptions = {},
): Promise<ReloadBench> {
  const project = tinyProject();
  project.write("cloudfunctions/text/index.ts", counting("old"));
  project.write("cloudfunctions/image/index.ts", counting("image"));
  for (const [path, text] of Object.entries(files)) project.write(path, text);
  const built = await buildFunctions({ projectDir: project.dir, isTypeChecked: false });
  const sim = await startSimulator({ projectDir: project.dir, ...options });
  const reloader = createReloader({ projectDir: project.dir, simulator: sim, built });
  let texts: string[] = [];
  sim.events.on((event) => {
    const lines = reloadLines("en", event);
    if (lines.length > 0) texts.push(lines.join("\n"));
  });
  const made: ReloadBench = {
    project,
    sim,
    reloader,
    told() {
      const all = texts;
      texts = [];
      return all;
    },
    async save(path, text) {
      project.write(path, text);
      await reloader.changed([path]);
    },
    async call(functionName, event = {}) {
      const { result, error } = await sim.invoke({ functionName, event, caller: {} });
      return error?.message ?? result;
    },
  };
  running.push(made);
  return made;
}

export const TEXT = "cloudfunctions/text/index.ts";

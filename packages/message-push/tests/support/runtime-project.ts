// A built project whose functions are written in a test, on the real runtime and in a simulator of its own.
import { cpSync } from "node:fs";
import { join } from "node:path";
import { buildFunctions } from "../../tools/bundle/build-functions";
import { type Simulator, type SimulatorOptions, startSimulator } from "./simulator";
import { cloudbaserc, tinyProject } from "./tiny-project";

/** One function of the project. */
export interface ProjectFunction {
  /** The expression after `export const main =`. */
  readonly main: string;
  /** Before it, besides the imports of `#runtime`. */
  readonly before?: string;
  /** @default 5 */
  readonly timeoutSeconds?: number;
  readonly envVariables?: Readonly<Record<string, string>>;
  /** Cloud calls that config.json permits; those of customer service without their group. @default ["send", "setTyping"] */
  readonly permissions?: readonly string[];
}

/** What a project has besides its functions. */
export interface ProjectOptions extends SimulatorOptions {
  readonly relay?: Partial<ProjectFunction>;
  /** Other files, as `.env`, by their paths. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

const MINUTELY = [{ name: "relay", type: "timer", config: "0 * * * * * *" }];

/** On one line, as tests count lines. What a function does not use of it is not in its bundle. */
const IMPORTS = [
  'import { ack, database, defineFunction, defineHttpPush, defineRelay, later, reply } from "#runtime";',
  'import { answer, ask, choose, compose, converse, defineDialogue, endDialogues, handOver, keepPicture, noAnswer, openDesk, openModel, purgeDesk, retry, welcome } from "message-push/desk";',
].join(" ");

/** What was built in this test file, by its sources: where only settings differ, the bundles are the same. */
const built = new Map<string, string>();

/** Builds the functions and a relay, and starts them in the simulator; its timers are manual. */
export async function startProject(
  functions: Readonly<Record<string, ProjectFunction>>,
  options: ProjectOptions = {},
): Promise<Simulator> {
  const project = tinyProject();
  for (const name of ["text", "image"]) project.remove(`cloudfunctions/${name}`);
  for (const [path, content] of Object.entries(options.files ?? {})) project.write(path, content);
  const all: Readonly<Record<string, ProjectFunction>> = {
    ...functions,
    relay: { main: "defineRelay()", timeoutSeconds: 60, ...options.relay },
  };
  for (const [name, { main, before = "", permissions: calls = ["send", "setTyping"] }] of Object.entries(all)) {
    const permissions = {
      openapi: calls.map((call) => (call.includes(".") ? call : `customerServiceMessage.${call}`)),
    };
    const source = `${IMPORTS}\n${before && `${before}\n`}export const main = ${main};\n`;
    project.write(`cloudfunctions/${name}/index.ts`, source);
    const config = name === "relay" ? { permissions, triggers: MINUTELY } : { permissions };
    project.write(`cloudfunctions/${name}/config.json`, JSON.stringify(config));
  }
  const settings = JSON.parse(cloudbaserc(Object.keys(all), { relay: MINUTELY })) as { functions: Settings[] };
  for (const fn of settings.functions) {
    fn.timeout = all[fn.name]?.timeoutSeconds ?? 5;
    fn.envVariables = all[fn.name]?.envVariables ?? {};
  }
  project.write("cloudbaserc.json", JSON.stringify(settings));
  const sources = JSON.stringify([
    Object.entries(all).map(([name, { main, before, permissions }]) => [name, main, before, permissions]),
    // What a function may import beside the runtime.
    Object.values(all).some(({ before }) => before !== undefined) && options.files,
  ]);
  const known = built.get(sources);
  if (known === undefined) await buildFunctions({ projectDir: project.dir, isTypeChecked: false });
  else cpSync(join(known, "dist"), join(project.dir, "dist"), { recursive: true });
  built.set(sources, project.dir);
  return startSimulator({ ...options, projectDir: project.dir });
}

interface Settings {
  readonly name: string;
  timeout: number;
  envVariables: Readonly<Record<string, string>>;
}

/** Lets time pass and the relay run, until nothing is open any more. */
export async function drain(sim: Simulator, rounds = 8, stepMs = 12_000): Promise<void> {
  for (let round = 0; round < rounds && isAnythingOpen(sim); round += 1) {
    await sim.idle();
    sim.clock.advance(stepMs);
    await sim.fireTimer("relay");
    await sim.idle();
  }
}

function isAnythingOpen(sim: Simulator): boolean {
  return sim.documents("message_pushes").some(({ state }) => state === "leased" || state === "waiting");
}

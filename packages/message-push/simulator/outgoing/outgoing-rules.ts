// What instances know of other hosts: a file beside the shared clock, because a connection is opened without waiting.
import { existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OutgoingMode } from "./outgoing-request";

/** Must equal the name in runner/outgoing-hook.js and runner/watchdog.sh. */
const FILE = "outgoing.json";

export interface OutgoingRules {
  /** Names all hosts, with ports, that are answered for from now on. */
  answerFor(hosts: readonly string[]): void;
  /** Keeps the file in that folder up to date. */
  shareIn(folder: string): void;
}

interface RulesOptions {
  readonly mode: OutgoingMode;
  readonly ports: { readonly http: number; readonly https: number };
  readonly unreachable?: readonly string[] | undefined;
}

export function createOutgoingRules({ mode, ports, unreachable = [] }: RulesOptions): OutgoingRules {
  let hosts: readonly string[] = [];
  let folder: string | undefined;

  function write(): void {
    // It is gone when the instances are.
    if (folder === undefined || !existsSync(folder)) return;
    const next = join(folder, `${FILE}.next`);
    writeFileSync(next, JSON.stringify({ isOpen: mode === "open", hosts, ports, unreachable }));
    // An instance never reads half of it.
    renameSync(next, join(folder, FILE));
  }

  return {
    answerFor(named) {
      hosts = named;
      write();
    },
    shareIn(shared) {
      folder = shared;
      write();
    },
  };
}

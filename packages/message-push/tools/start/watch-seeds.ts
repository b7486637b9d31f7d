// Says once that a file of seed/ came or changed while the simulator runs: a seed is loaded at a start only.
import { existsSync, type FSWatcher, readdirSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { SEED_FOLDER } from "../../simulator/data/seed-files";
import type { BuildHappening } from "../../simulator/events";

/** Returns a function that ends it. */
export function watchSeeds(projectDir: string, announce: (happening: BuildHappening) => void): () => void {
  const folder = join(projectDir, SEED_FOLDER);
  const before = contentsOf(folder);
  const told = new Set<string>();
  const look = () => {
    for (const [name, content] of contentsOf(folder)) {
      if (told.has(name) || before.get(name) === content) continue;
      told.add(name);
      const texts = {
        en: `${SEED_FOLDER}/${name} has changed: end this and run npm start -- --fresh to load it; it forgets the local data.`,
        zh: `${SEED_FOLDER}/${name} 有改动：退出后运行 npm start -- --fresh 才会装入，本地数据会被清除。`,
      };
      announce({ kind: "restart-needed", text: texts.en, texts });
    }
  };
  let inFolder: FSWatcher | undefined;
  const follow = () => {
    if (inFolder === undefined && existsSync(folder)) inFolder = watch(folder, look).on("error", () => {});
  };
  follow();
  const inProject = watch(projectDir, (_, path) => {
    if (path !== SEED_FOLDER) return;
    follow();
    look();
  });
  return () => {
    inProject.close();
    inFolder?.close();
  };
}

/** What is gone again by the time it is read counts as not there. */
function contentsOf(folder: string): ReadonlyMap<string, string> {
  try {
    const names = readdirSync(folder).filter((name) => /^[^.].*\.jsonl?$/i.test(name));
    return new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  } catch {
    return new Map();
  }
}

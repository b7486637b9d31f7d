// What a build keeps from one time to the next while somebody edits: what the bundler knows of the files, and a process that is up.
import { type BuildContext, type BuildOptions, build, context, type Metafile } from "esbuild";
import { type MainLoader, startMainLoader } from "./main-loader";

/** How functions are bundled and loaded. */
export interface BuildMachinery {
  /** Writes the bundles. */
  bundle(options: BundlerOptions): Promise<Metafile>;
  load: MainLoader["load"];
}

export type BundlerOptions = BuildOptions & { readonly metafile: true };

/** With everything from its beginning, for one build. */
export const ONE_BUILD: BuildMachinery = {
  bundle: async (options) => (await build(options)).metafile,
  load: (files) => startMainLoader().load(files),
};

/** The same for one build after the other; `stop` ends what is kept. */
export interface WarmBuild extends BuildMachinery {
  stop(): Promise<void>;
}

/** An author edits one function, or what some share; each such set of functions has its own, with every file of the SDK in memory. */
const KEPT_CONTEXTS = 3;

/** Files are read again when they differ; what the bundler is told decides which context it is, so none outlives a setting. */
export function createWarmBuild(): WarmBuild {
  /** By the options; the one that was used last is the last. */
  const contexts = new Map<string, BuildContext<BundlerOptions>>();
  let next: MainLoader | undefined = startMainLoader();
  let isStopped = false;

  async function contextFor(options: BundlerOptions): Promise<BuildContext<BundlerOptions>> {
    const key = JSON.stringify({ ...options, plugins: options.plugins?.map(({ name }) => name) });
    const found = contexts.get(key) ?? (await context(options));
    contexts.delete(key);
    contexts.set(key, found);
    const [oldest] = contexts;
    if (oldest !== undefined && contexts.size > KEPT_CONTEXTS) {
      contexts.delete(oldest[0]);
      await oldest[1].dispose();
    }
    return found;
  }

  return {
    async bundle(options) {
      return (await (await contextFor(options)).rebuild()).metafile;
    },
    async load(files) {
      const loader = next ?? startMainLoader();
      next = undefined;
      const outcomes = await loader.load(files);
      // While the author looks at what came of it.
      if (!isStopped) next = startMainLoader();
      return outcomes;
    },
    async stop() {
      isStopped = true;
      await Promise.all([next?.stop(), ...[...contexts.values()].map((kept) => kept.dispose())]);
      contexts.clear();
    },
  };
}

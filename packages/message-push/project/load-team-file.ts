// Compiles and loads a file of the team in this process, with a part of the package behind `#runtime`.
import Module from "node:module";
import { dirname, join } from "node:path";
import { build, type Plugin } from "esbuild";
import { CONDITIONS, IS_SOURCE, PACKAGE_NAME } from "./package-home";

interface LoadOptions {
  /** What the package's desk is in it: as `runtime`, a module that this process has as well. @default the package's own */
  readonly desk?: string;
  /** They see more of what is compiled. */
  readonly plugins?: readonly Plugin[];
  /** Called when all is compiled, in the same step that runs the file. */
  readonly beforeRun?: () => void;
}

/**
 * Loads `file`; packages are looked for where it lies.
 *
 * @param runtime what `#runtime` is in it: a module of the package without its ending, which this process has as well
 * @throws what the compiler or the file itself throws
 */
export async function loadTeamFile(
  file: string,
  runtime: string,
  { desk, plugins = [], beforeRun = () => {} }: LoadOptions = {},
): Promise<Readonly<Record<string, unknown>>> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    conditions: [...CONDITIONS],
    packages: "external",
    plugins: [
      standsIn(new RegExp(`^(#runtime|${PACKAGE_NAME})$`), runtime),
      ...(desk === undefined ? [] : [standsIn(new RegExp(`^${PACKAGE_NAME}/desk$`), desk)]),
      ...plugins,
    ],
    sourcemap: "inline",
    logLevel: "silent",
  });
  const loaded = new Module(file);
  loaded.filename = file;
  loaded.paths = nodeModulesAbove(dirname(file));
  beforeRun();
  // How Node runs the text of a module, on every version; its types do not have it.
  Reflect.apply(Reflect.get(loaded, "_compile"), loaded, [outputFiles[0]?.text ?? "", file]);
  return Object(loaded.exports);
}

/** @param module without its ending */
function standsIn(filter: RegExp, module: string): Plugin {
  const path = `${module}${IS_SOURCE ? ".ts" : ".js"}`;
  return {
    name: "stands-in",
    setup({ onResolve }) {
      onResolve({ filter }, () => ({ path, external: true }));
    },
  };
}

function nodeModulesAbove(folder: string): string[] {
  const above = dirname(folder);
  return [join(folder, "node_modules"), ...(above === folder ? [] : nodeModulesAbove(above))];
}

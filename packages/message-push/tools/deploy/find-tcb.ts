// Where tcb is: in the project that is deployed. Most projects upload from DevTools, so the package does not bring it along.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ToolError } from "../tool-error";

const PACKAGE = "@cloudbase/cli";

/** What deploy and smoke are tested with; package.json of the template has the same. */
const TESTED_VERSION = "2.12.10";

/**
 * The program of the CLI that the project has installed.
 *
 * @throws {ToolError} `TCB_MISSING`
 */
export function findTcb(projectDir: string): string {
  try {
    const manifest = createRequire(join(projectDir, "package.json")).resolve(`${PACKAGE}/package.json`);
    return join(dirname(manifest), "bin", "tcb");
  } catch (cause) {
    throw new ToolError(
      "TCB_MISSING",
      {
        en: `${PACKAGE} is not installed in ${projectDir}; deploy and smoke run its tcb.`,
        zh: `${projectDir} 里没有安装 ${PACKAGE}；deploy 和 smoke 要用其中的 tcb。`,
      },
      {
        en: `Run npm install --save-dev ${PACKAGE}@${TESTED_VERSION} there.`,
        zh: `请在那里运行 npm install --save-dev ${PACKAGE}@${TESTED_VERSION}。`,
      },
      { cause },
    );
  }
}

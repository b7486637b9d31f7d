// The port on which a debugger attaches. Loads nothing, so that a taken port can be reported before anything is built.
import type { Both } from "../../src/language";

/** Node's own, which editors try first. */
export const DEFAULT_INSPECTOR_PORT = 9229;

/** What to do when the port is taken. */
export function takenPortFix(functionName: string): Both {
  return {
    en: `End the program that listens there, or name another port: --inspect ${functionName}:9230.`,
    zh: `请结束占用该端口的程序，或换一个端口：--inspect ${functionName}:9230。`,
  };
}

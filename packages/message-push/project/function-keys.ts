// Keys of a function's entry in cloudbaserc.json that were probably meant to be others: tcb takes no notice of what it does not know.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nearest } from "../src/wechat/did-you-mean";

/** https://docs.cloudbase.net/cli-v1/functions/configs, less the name, which every entry has. */
const KNOWN = [
  "dir",
  "handler",
  "runtime",
  "timeout",
  "memorySize",
  "protocolType",
  "protocolParams",
  "instanceConcurrencyConfig",
  "ignore",
  "installDependency",
  "codeSecret",
  "envVariables",
  "vpc",
  "triggers",
  "params",
];
/** What tcb takes beyond that page, so that it is no misspelling of anything. */
const ALSO_KNOWN = ["name", "type", "layers", "isWaitInstall", "imageConfig", "config"];

export interface MisspeltKey {
  readonly functionName: string;
  readonly key: string;
  readonly meant: string;
}

/** Of the entries of these functions; the file is known to be right otherwise. What is far from every key is left alone. */
export function misspeltKeys(projectDir: string, names: readonly string[]): readonly MisspeltKey[] {
  const { functions } = JSON.parse(readFileSync(join(projectDir, "cloudbaserc.json"), "utf8")) as {
    readonly functions: readonly Readonly<Record<string, unknown>>[];
  };
  return functions.flatMap(({ name, ...entry }) => {
    const functionName = String(name);
    if (!names.includes(functionName)) return [];
    return Object.keys(entry).flatMap((key) => {
      if (KNOWN.includes(key) || ALSO_KNOWN.includes(key)) return [];
      const meant = nearest(key, KNOWN);
      return meant === undefined ? [] : [{ functionName, key, meant }];
    });
  });
}

// Whether there is the function that is to be inspected.
import { didYouMean } from "../../src/wechat/did-you-mean";
import { SimulatorError } from "../simulator-error";

/** @throws {SimulatorError} `OPTION_INVALID` */
export function requireFunction(name: string, names: readonly string[]): void {
  if (names.includes(name)) return;
  const meant = didYouMean(name, names);
  throw new SimulatorError(
    "OPTION_INVALID",
    { en: `There is no function "${name}" to inspect.`, zh: `没有云函数“${name}”，无法调试。` },
    {
      en: `${meant.en}The functions are ${names.join(", ")}.`,
      zh: `${meant.zh}现有的云函数：${names.join("、")}。`,
    },
  );
}

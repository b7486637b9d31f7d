// Whether there is the function that is to be inspected.
import { didYouMean } from "../../src/wechat/did-you-mean";
import { SimulatorError } from "../simulator-error";

/** @throws {SimulatorError} `OPTION_INVALID` */
export function requireFunction(name: string, names: readonly string[]): void {
  if (names.includes(name)) return;
  const fix = `${didYouMean(name, names).en}The functions are ${names.join(", ")}.`;
  throw new SimulatorError("OPTION_INVALID", `There is no function "${name}" to inspect.`, fix);
}

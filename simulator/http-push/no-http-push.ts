// A simulator that was started without the option `httpPush`.
import type { Simulator } from "../running-simulator";
import { SimulatorError } from "../simulator-error";

export const NO_HTTP_PUSH: Simulator["httpPush"] = {
  async send() {
    throw new SimulatorError(
      "OPTION_INVALID",
      "Nothing goes over HTTP here.",
      "Start with the option httpPush; see docs/simulator.md.",
    );
  },
};

// A simulator that was started without the option `httpPush`.
import { PushError } from "../../src/push-error";
import type { Simulator } from "../running-simulator";

export const NO_HTTP_PUSH: Simulator["httpPush"] = {
  async send() {
    throw new PushError(
      "OPTION_INVALID",
      "Nothing goes over HTTP here.",
      "Start with the option httpPush; see docs/simulator.md.",
    );
  },
};

// What the pieces of the local WeChat share.

import type { PushTable } from "../../project/push-table";
import type { SimulatorClock } from "../clock";
import type { Runner } from "../contracts";
import type { Emit } from "../events";
import type { Faults } from "../faults/create-faults";
import type { HttpPush } from "../http-push/create-http-push";
import type { RunningCalls } from "../running-calls";
import type { Retries } from "./retries";
import type { WechatRules } from "./rules";
import type { Users } from "./users";

export interface WechatParts {
  readonly clock: SimulatorClock;
  readonly emit: Emit;
  readonly faults: Faults;
  readonly rules: WechatRules;
  readonly appid: string;
  readonly users: Users;
  readonly retries: Retries;
  readonly invoke: Runner["invoke"];
  readonly calls: Pick<RunningCalls, "cameOf">;
  readonly pushTable: PushTable;
  /** Absent: nothing is pushed over HTTP. */
  readonly httpPush?: HttpPush;
}

// What the pieces of the local WeChat share.
import type { SimulatorClock } from "../clock";
import type { Runner } from "../contracts";
import type { Faults } from "../faults/create-faults";
import type { HttpPush } from "../http-push/create-http-push";
import type { PushTable } from "../project/push-table";
import type { Packet } from "./packets";
import type { PushAttempt } from "./push-report";
import type { WechatRules } from "./rules";

export interface WechatParts {
  readonly clock: SimulatorClock;
  readonly faults: Faults;
  readonly rules: WechatRules;
  readonly appid: string;
  readonly invoke: Runner["invoke"];
  readonly pushTable: PushTable;
  /** Absent: nothing is pushed over HTTP. */
  readonly httpPush?: HttpPush;
  /** Tells listeners what happened. */
  readonly emit: (event: WechatEvent) => void;
}

/** A step of a push, for a timeline. */
export type WechatEvent = {
  readonly atMs: number;
  /** Where the push goes; the URL of a server, where that is no function. */
  readonly functionName: string;
  readonly packet: Packet;
} & (
  | { readonly kind: "attempt-started"; readonly number: number }
  | { readonly kind: "attempt-ended"; readonly attempt: PushAttempt }
  /** It is pushed again after that. */
  | { readonly kind: "pause"; readonly number: number; readonly pauseMs: number }
);

// What the rules say about calls of the database as such: how long each takes, and who may not make any.
import type { Both } from "../../../src/language";
import { cloudRules } from "../../cloud-rules";
import type { Invocation } from "../../contracts";
import { GatewayError } from "../gateway-error";
import type { GatewayOptions } from "../gateway-options";
import { refusal, type SdkResponse } from "../handle-request";
import type { SdkFields } from "../read-sdk-request";

const NO_TIMER: Both = {
  en: "By the rules, no timer reaches the database.",
  zh: "按规则，定时触发器访问不了数据库。",
};

/** Holds a call up as long as the rules say; a refusal where they say that. */
export function databaseHabits({ clock, rules }: Pick<GatewayOptions, "clock" | "rules">) {
  const { databaseCallMs, timersReachDatabase, timerSource } = cloudRules(rules);
  return async ({ action }: SdkFields, caller: Invocation | undefined): Promise<SdkResponse | undefined> => {
    if (!String(action).startsWith("database.")) return undefined;
    if (databaseCallMs > 0) await clock.after(databaseCallMs);
    const [beganWith] = (caller?.caller?.source ?? "").split(",");
    if (timersReachDatabase || beganWith !== timerSource) return undefined;
    return refusal(new GatewayError("PERMISSION_DENIED", NO_TIMER));
  };
}

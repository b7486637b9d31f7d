// When the permissions of the rehearsal's function are effective: from the deploy on, or from when the person has uploaded.
import type { FunctionStore } from "../../../simulator/cloud-api/function-store";
import type { Simulator } from "../../../simulator/simulator";
import type { EnvironmentRules } from "../environment-rules";
import { PROBE_FUNCTION } from "../probe-names";

export interface RehearsalOptions {
  /** Whether the function has to be uploaded from DevTools first. @default as if it were: for parts that are rehearsed alone */
  readonly beginsWithoutPermissions?: boolean;
}

interface Uploaded {
  readonly functions: FunctionStore;
  simulator(): Promise<Simulator>;
}

export function playedPermissions(rules: EnvironmentRules, { beginsWithoutPermissions = false }: RehearsalOptions) {
  let isEffective = !beginsWithoutPermissions || rules.permissionsByTcb;
  return {
    isPermitted: () => isEffective,
    /** As if the person uploaded it from DevTools. */
    async upload({ functions, simulator }: Uploaded): Promise<void> {
      // What is uploaded runs in new instances.
      await (await simulator()).idle();
      isEffective ||= rules.permissionsByDevTools;
      functions.change(PROBE_FUNCTION, {});
    },
  };
}

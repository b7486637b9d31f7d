// Opens the model that the variables name.
import type { ModelSetup } from "../../desk/model/model-port";
import { MODEL_VARIABLES, readModelSettings } from "../../desk/model/model-settings";
import { systemClock } from "../system-clock";
import { cloudbaseEndpoint, hasCredentials } from "./cloudbase-endpoint";
import { modelClient } from "./model-client";

/** Call it when the first push needs a model. */
export function readModel(variables: NodeJS.ProcessEnv = process.env): ModelSetup {
  const settings = readModelSettings(variables);
  switch (settings.kind) {
    case "off":
    case "broken":
      return settings;
    case "endpoint": {
      const { key, ...endpoint } = settings;
      return { kind: "on", client: modelClient({ ...endpoint, token: async () => key }) };
    }
    case "cloudbase":
      // Only functions have them: a server of one's own needs an address and a key.
      if (!hasCredentials(variables)) return { kind: "broken", problems: [MODEL_VARIABLES.baseUrl] };
      return { kind: "on", client: modelClient(cloudbaseEndpoint(settings, variables, systemClock)) };
  }
}

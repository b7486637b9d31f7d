// How a function reaches WeChat for what a model wrote: by cloud call, or by access token where it may make none.
import type { ModelCalls } from "../../desk/model/model-port";
import { readApiSettings } from "../api-settings";
import { cloudbaseModelCalls } from "../cloudbase/cloudbase-model-calls";
import { openCloud } from "../cloudbase/sdk";
import { httpsModelCalls } from "../https/https-model-calls";
import { systemClock } from "../system-clock";

/** Call it when the first text is to be checked. */
export function openModelCalls(): ModelCalls {
  const settings = readApiSettings();
  // The platform gives every call that may make cloud calls a token for them; one that came over HTTP has none.
  if (settings === undefined || process.env.WX_API_TOKEN) return cloudbaseModelCalls(openCloud());
  return httpsModelCalls({ ...settings, clock: systemClock });
}

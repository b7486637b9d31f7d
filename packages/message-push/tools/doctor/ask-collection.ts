import { CodedError } from "../../src/coded-error";

// Asks the environment ENV_ID, by the key in the environment, which collections are there, and which hours operators wrote for the desk;
// prints the answer as JSON. A process of its own, because the SDK reads its environment while it loads.

async function ask(): Promise<object> {
  // Outside the cloud there is no machine to ask for a role.
  process.env.TENCENTCLOUD ??= "true";
  const { openCloud } = await import("../../src/platform/cloudbase/sdk");
  const { findDeskSettings, missingCollections } = await import("../../src/platform/cloudbase/look-at-collections");
  try {
    const cloud = openCloud(process.env.ENV_ID);
    const [missing, settings] = await Promise.all([missingCollections(cloud), findDeskSettings(cloud)]);
    return { missing, ...(settings && { hours: settings.hours ?? {} }) };
  } catch (error) {
    return { errCode: error instanceof CodedError ? error.errCode : undefined };
  }
}

void ask().then((answer) => console.log(JSON.stringify(answer)));

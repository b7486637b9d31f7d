import { CodedError } from "../../src/coded-error";

// Asks the environment ENV_ID, by the key in the environment, whether the collection of pushes is there, and prints the answer as JSON. A
// process of its own, because the SDK reads its environment while it loads.

async function ask(): Promise<object> {
  // Outside the cloud there is no machine to ask for a role.
  process.env.TENCENTCLOUD ??= "true";
  const { openCloud } = await import("../../src/platform/cloudbase/sdk");
  const { hasPushCollection } = await import("../../src/platform/cloudbase/push-collection");
  try {
    return { isThere: await hasPushCollection(openCloud(process.env.ENV_ID)) };
  } catch (error) {
    return { errCode: error instanceof CodedError ? error.errCode : undefined };
  }
}

void ask().then((answer) => console.log(JSON.stringify(answer)));

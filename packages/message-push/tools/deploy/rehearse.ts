// A deploy to nowhere: the same work, the same CLI, and a stand-in of the cloud that is gone when it is done.
import { startCloudApi } from "../../simulator/cloud-api/start-cloud-api";

const ENV_ID = "sim-rehearsal";
const KEY = { secretId: "rehearsal-secret-id", secretKey: "rehearsal-secret-key" };

/** Gives the work an environment in which the stand-in is the cloud. */
export async function rehearse(work: (environment: NodeJS.ProcessEnv) => Promise<void>): Promise<void> {
  const cloud = await startCloudApi({ envId: ENV_ID, key: KEY });
  try {
    await work({
      ...process.env,
      ENV_ID,
      TENCENTCLOUD_SECRETID: KEY.secretId,
      TENCENTCLOUD_SECRETKEY: KEY.secretKey,
      TENCENTCLOUD_SESSIONTOKEN: "",
      ...cloud.environment,
    });
  } finally {
    await cloud.stop();
  }
}

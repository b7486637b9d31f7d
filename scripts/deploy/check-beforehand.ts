// Everything that can be found wrong without the cloud: types, build, and whatever else is to stop a deploy.
import { type BuiltFunctionReport, buildFunctions } from "../bundle/build-functions";

/**
 * Builds what is going to be uploaded.
 *
 * @throws {PushError} naming what is wrong; nothing has been changed in the cloud then
 */
export async function checkBeforehand(projectDir: string): Promise<readonly BuiltFunctionReport[]> {
  return await buildFunctions({ projectDir });
}

// Reads an uploaded archive: the files of a zip, by path.
import { unzipSync } from "fflate";
import { CloudApiError } from "./cloud-api-error";

/**
 * Path → content, folders left out.
 *
 * @throws {CloudApiError} `InvalidParameterValue.ZipFile` when it is no zip
 */
export function readZip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const files = Object.entries(unzip(archive)).filter(([path]) => !path.endsWith("/"));
  return new Map(files.map(([path, content]) => [path, Buffer.from(content)]));
}

function unzip(archive: Buffer): Record<string, Uint8Array> {
  try {
    return unzipSync(archive);
  } catch (error) {
    throw new CloudApiError("InvalidParameterValue.ZipFile", `The archive cannot be read: ${String(error)}`);
  }
}

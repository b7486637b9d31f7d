// Reads an uploaded archive: the files of a zip, by path. Only what the CLI writes: stored or deflated, no encryption, no zip64.
import { inflateRawSync } from "node:zlib";
import { CloudApiError } from "./cloud-api-error";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const DEFLATED = 8;

/**
 * Path → content, folders left out.
 *
 * @throws {CloudApiError} `InvalidParameterValue.ZipFile` when it is no zip
 */
export function readZip(archive: Buffer): ReadonlyMap<string, Buffer> {
  try {
    return readEntries(archive);
  } catch (error) {
    throw new CloudApiError("InvalidParameterValue.ZipFile", `The archive cannot be read: ${String(error)}`);
  }
}

function readEntries(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = findEnd(archive);
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error("its directory is broken");
    const nameBytes = archive.readUInt16LE(at + 28);
    const name = archive.toString("utf8", at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
    if (!name.endsWith("/")) files.set(name, readContent(archive, at));
    at += ENTRY_BYTES + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

function findEnd(archive: Buffer): number {
  for (let at = archive.length - END_BYTES; at >= 0; at -= 1)
    if (archive.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw new Error("it is no zip");
}

function readContent(archive: Buffer, entry: number): Buffer {
  const local = archive.readUInt32LE(entry + 42);
  const start = local + LOCAL_HEADER_BYTES + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
  const content = archive.readUInt16LE(entry + 10) === DEFLATED ? inflateRawSync(packed) : Buffer.from(packed);
  if (content.length !== archive.readUInt32LE(entry + 24)) throw new Error("a file has another length than it says");
  return content;
}

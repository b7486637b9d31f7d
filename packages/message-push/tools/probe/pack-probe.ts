// The probe's built function as one archive, and what of it is another at each deploy.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { type DeployVariant, FIRST_VARIANT, type PackedSize } from "./environment";
import { VARIANT_FILE } from "./probe-names";

/** The number of the deploy, which the function reads from beside its code. */
export function writeVariant(folder: string, { number }: DeployVariant = FIRST_VARIANT): void {
  writeFileSync(join(folder, VARIANT_FILE), JSON.stringify({ number }));
}

/** The files of a folder without folders in it, packed. */
export function packFolder(folder: string): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(filesIn(folder))));
}

export function sizeOf(folder: string): PackedSize {
  const filesBytes = filesIn(folder).reduce((bytes, [, content]) => bytes + content.length, 0);
  return { archiveBytes: packFolder(folder).length, filesBytes };
}

function filesIn(folder: string): readonly (readonly [string, Buffer])[] {
  return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))] as const);
}

// Small facts about files.

const PICTURES = /\.(?:png|jpe?g|gif)$/i;

/** Whether the simulator gives it to the page as a picture. */
export function isPicture(path: string): boolean {
  return PICTURES.test(path);
}

/** `cloudPath` of a file that is put into a folder, which may be written with slashes around it. */
export function pathIn(folder: string, name: string): string {
  const parts = folder.split("/").filter((part) => part.trim() !== "");
  return [...parts, name].join("/");
}

const KILO = 1024;

export function sizeText(bytes: number): string {
  if (bytes < KILO) return `${bytes} B`;
  if (bytes < KILO * KILO) return `${(bytes / KILO).toFixed(1)} KB`;
  return `${(bytes / KILO / KILO).toFixed(1)} MB`;
}

/** As many arguments as one call takes anywhere. */
const PART = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PART) text += String.fromCharCode(...bytes.subarray(at, at + PART));
  return btoa(text);
}

// Where Chromium is: the system's own, no copy comes with the project.
import { existsSync } from "node:fs";
import { join } from "node:path";

/** Where systems put it. CHROMIUM names another one. */
const PLACES = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ...["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((name) =>
    join(process.env[name] ?? "", "Google/Chrome/Application/chrome.exe"),
  ),
];

export function findChromium(): string | undefined {
  return PLACES.find((place) => place !== undefined && existsSync(place));
}

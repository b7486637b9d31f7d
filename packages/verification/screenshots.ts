// npm run screenshots: the pictures of the page that the documents show, from the real page and the template's functions.

import { same } from "../message-push/src/language";
import { PROJECT_DIR, runScript } from "../message-push/tools/command-line";
import type { ToolError } from "../message-push/tools/tool-error";
import { toolError } from "./shared/tool-error";

const HELP = `Usage: npm run screenshots

Builds the template's functions, plays a conversation in the simulator, and writes docs/pictures/page-{zh,en}[-dark][-narrow].png
and those of the desk, desk-{zh,en}-{answered,menu,handed-over,out-of-hours}.png.
Needs Chromium (Debian: chromium and fonts-noto-cjk); CHROMIUM=<path> names one that stands elsewhere.

  --help   this text`;

runScript({ help: same(HELP), flags: {} }, async () => {
  const { findChromium } = await import("../message-push/tests/page/support/find-chromium");
  const executablePath = findChromium();
  if (executablePath === undefined) throw noChromium();
  const { takePictures } = await import("./screenshots/take-pictures");
  for (const path of await takePictures(PROJECT_DIR, executablePath)) console.log(path);
});

function noChromium(): ToolError {
  return toolError(
    "CHROMIUM_MISSING",
    "There is no Chromium here.",
    "Install it (Debian: apt-get install chromium fonts-noto-cjk), or name one: CHROMIUM=<path> npm run screenshots.",
  );
}

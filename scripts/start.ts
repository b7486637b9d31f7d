// npm start: builds, starts a local WeChat and CloudBase, pushes the official sample, and lets you chat.
import { run } from "message-push/run";

void run(["start", ...process.argv.slice(2)]);

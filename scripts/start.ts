// npm start: builds, starts a local WeChat and CloudBase, pushes the official sample, and lets you chat.
import { run } from "message-push/run";

void run(["dev", ...process.argv.slice(2)]);

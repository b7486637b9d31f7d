// npm run deploy: builds, checks and deploys with the real tcb. `npm run deploy -- --help` lists the flags.
import { run } from "message-push/run";

void run(["deploy", ...process.argv.slice(2)]);

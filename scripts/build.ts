// npm run build: cloudfunctions/<name>/ becomes dist/cloudfunctions/<name>/{index.js,config.json,package.json}, which is what gets uploaded.
import { run } from "message-push/run";

void run(["build", ...process.argv.slice(2)]);

// npm run new -- event:user_enter_tempsession: a function for a pair, with its test and its settings.
import { run } from "message-push/run";

void run(["new", ...process.argv.slice(2)]);

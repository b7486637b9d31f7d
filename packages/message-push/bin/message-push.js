#!/usr/bin/env node
// The command `message-push`.
require("./run").run(process.argv.slice(2));

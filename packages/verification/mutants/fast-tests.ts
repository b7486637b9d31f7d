// The fast tests as one suite: every mutant runs them anew, and loading the runtime once per file takes most of the time.
import { readdirSync } from "node:fs";
import { join } from "node:path";

const tests = join(__dirname, "../../message-push/tests");
/** Every packet pair in every mode takes seconds, and shows what one of them in `answers` shows as well. */
const SLOWEST = "http-packets.test.ts";
const runtimeTests = readdirSync(join(tests, "runtime")).filter(
  (name) => name.endsWith(".test.ts") && name !== SLOWEST,
);

for (const file of runtimeTests) require(join(tests, "runtime", file));
const wechatTests = [
  "encodings",
  "idempotency-key",
  "parse-push",
  "read-fields",
  "read-json",
  "read-packet",
  "real-shapes",
  "messages",
  "replies",
  "reply-allowance",
  "temp-media",
  "unsupported",
];
for (const file of [...wechatTests, "send-errors"]) require(join(tests, "wechat", `${file}.test.ts`));
for (const file of ["cipher", "verify-request", "refusals", "forgiving", "read-encrypt"])
  require(join(tests, "wechat/http", `${file}.test.ts`));
require(join(tests, "contract/memory.test.ts"));

// The quickstart's own line, in both usual forms of the import. Checked by `npm run types`; tests/artifact/declared-types.test.ts
// does so with the installed package, and tests/functions/own-data.test.ts runs it.
import cloud, * as everything from "wx-server-sdk";

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
everything.init({ env: everything.DYNAMIC_CURRENT_ENV, traceUser: true });
cloud.init({ env: "desk-1a2b3c", timeout: 3_000, throwOnNotFound: false });
cloud.init({ env: { database: "desk-1a2b3c" } });
cloud.init();
// @ts-expect-error a misspelt option
cloud.init({ environment: cloud.DYNAMIC_CURRENT_ENV });
// @ts-expect-error a number names no environment
cloud.init({ env: 7 });

import { LOCAL_ACCOUNT } from "../../simulator/local-account";
import { httpsMessenger } from "../../src/platform/https/https-messenger";
import { systemClock } from "../../src/platform/system-clock";
import type { Messenger } from "../../src/runtime/ports";
import { openHttpApi } from "../support/http-api-bench";
import { describeMessenger } from "./messenger";

let api: Awaited<ReturnType<typeof openHttpApi>>;
let messenger: Messenger;

beforeAll(async () => {
  api = await openHttpApi();
  messenger = httpsMessenger({ ...LOCAL_ACCOUNT, apiBase: api.url, clock: systemClock });
});
afterAll(() => api.close());

describeMessenger(() => ({
  messenger,
  calls: api.calls,
  answer(answer) {
    api.wechat.answer = () => answer;
  },
  breakNext: (_, kind) => api.breakNext(kind),
}));

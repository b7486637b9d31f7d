// Where the team's people are told that somebody waits: an address in the function's variables.
import { type Notify, noticeBody } from "../desk/notice";
import { PushError } from "../push-error";

/** The variable. Its address is a secret: who knows it can write to the group. */
export const WEBHOOK_VARIABLE = "DESK_WEBHOOK_URL";

const TRIES = 2;

/**
 * Tells the address that is set, and asks once more where that fails; nothing where none is set. What is no address shows when somebody is
 * to be told, as `ENVIRONMENT_INVALID`: customers are answered all the same.
 */
export function readWebhook(variables: NodeJS.ProcessEnv = process.env): Notify | undefined {
  const url = variables[WEBHOOK_VARIABLE];
  if (url === undefined || url === "") return undefined;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return () => Promise.reject(noAddress());
  return async (notice, signal) => {
    const body = JSON.stringify(noticeBody(url, notice));
    for (let tried = 1; ; tried += 1) {
      try {
        const answer = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json; charset=utf-8" },
          body,
          signal,
          redirect: "error",
        });
        if (!answer.ok) throw new Error("refused");
        return;
      } catch (error) {
        if (tried >= TRIES || signal.aborted) throw error;
      }
    }
  };
}

function noAddress(): PushError {
  return new PushError(
    "ENVIRONMENT_INVALID",
    { en: `${WEBHOOK_VARIABLE} is no address.`, zh: `${WEBHOOK_VARIABLE} 不是网址。` },
    { en: "Give it a whole address, https://…, or leave it out.", zh: "请写完整的地址 https://…，或不写。" },
  );
}

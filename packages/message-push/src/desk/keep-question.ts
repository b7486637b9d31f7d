// Keeps a question that nobody could answer, where the team wants it kept.
import type { AuthorLog } from "../runtime/push-log";
import { isUnsupported } from "../wechat/unsupported";
import { plainOf } from "./answers/fold";
import { customerKey } from "./customer-key";
import { mask } from "./mask";
import type { Book, DeskParts } from "./open-desk";

/** Never rejects: that it was not kept is told in the log. */
export async function keepQuestion(
  { store, clock }: DeskParts,
  { settings }: Book,
  content: string,
  log: AuthorLog,
): Promise<void> {
  if (!settings.keepsQuestions || isUnsupported(content)) return;
  const text = mask(content);
  const plain = plainOf(text);
  if (plain === "") return;
  await store
    .noteQuestion({ key: customerKey(plain), text, atMs: clock.nowMs() })
    .catch(() => log.warn("desk-question-not-kept"));
}

// Welcomes a customer who enters, once in a session.
import { noteAnswer } from "../runtime/answered-by";
import type { HandlerContext } from "../runtime/definition";
import type { PushEvent } from "../wechat/push-events";
import { type Reply, reply } from "../wechat/replies";
import { type MenuRecord, menuOf } from "./answers/menu";
import { added, type Memory, remember } from "./memory";
import type { Desk } from "./open-desk";
import { rulesOf } from "./rules-of";

type Entering = Pick<PushEvent<"event:user_enter_tempsession">, "FromUserName" | "SessionFrom">;

/** Who comes back after that is welcomed again. WeChat has no session that an event ends. */
const SESSION_MS = 7_200_000;

/**
 * The welcome for the page that the customer comes from, with the menu where the settings say so; nothing for who comes back within two
 * hours, and nothing where no welcome fits.
 *
 * @example
 * export const main = defineFunction({
 *   on: "event:user_enter_tempsession",
 *   prepare: desk.prepare,
 *   handle: (event, context) => welcome(desk, event, context),
 * });
 */
export async function welcome(desk: Desk, event: Entering, context: HandlerContext): Promise<Reply | undefined> {
  const { parts } = desk;
  const { FromUserName, SessionFrom } = event;
  const book = await parts.read(context.log);
  const { welcomes } = book.settings;
  const place = welcomes.findIndex(({ sessionFrom }) => sessionFrom?.includes(SessionFrom) ?? true);
  const atMs = parts.clock.nowMs();
  const found = welcomes[place];
  const circumstances = { atMs, sessionFrom: SessionFrom, opening: "回复数字即可查看：" };
  const menu = found?.hasMenu ? menuOf({ rules: rulesOf(book, context.log) }, circumstances) : undefined;
  const own = { pushId: context.pushId, atMs, place };
  // Who cannot be remembered is welcomed once more rather than never.
  const before = await remember(parts, FromUserName, context.pushId, (memory) =>
    entered(memory, own, SessionFrom, menu?.record),
  ).catch(() => {
    context.log.warn("desk-memory-unread");
    return undefined;
  });
  if (found === undefined || (before && isWelcomed(before, own))) return undefined;
  noteAnswer(context, "welcome");
  return reply.text(menu === undefined ? found.text : `${found.text}\n\n${menu.text}`);
}

type OwnWelcome = Memory["welcomes"][number];

/** Nothing where nothing changes. */
function entered(
  memory: Memory,
  own: OwnWelcome,
  sessionFrom: string,
  record: MenuRecord | undefined,
): Memory | undefined {
  const isSaid = own.place >= 0 && !isWelcomed(memory, own);
  if (!isSaid && memory.sessionFrom === sessionFrom) return undefined;
  if (!isSaid) return { ...memory, sessionFrom };
  const menu = record === undefined ? {} : { menu: { ...record, pushId: own.pushId, atMs: own.atMs } };
  return { ...memory, ...menu, sessionFrom, welcomes: added(memory.welcomes, own) };
}

/** By another push than this one, which may run a second time. */
function isWelcomed({ welcomes }: Memory, { place, atMs, pushId }: OwnWelcome): boolean {
  return welcomes.some((own) => own.place === place && own.pushId !== pushId && own.atMs > atMs - SESSION_MS);
}

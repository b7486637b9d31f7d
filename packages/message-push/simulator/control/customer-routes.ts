// /__sim/customers, /__sim/inbox and /__sim/media: who the customers are, what each sees, and the pictures in it.
import { Hono } from "hono";
import type { SimulatorEvent } from "../events";
import type { Simulator } from "../running-simulator";
import { SimulatorError } from "../simulator-error";
import type { Conversation, CustomerState, MediaState } from "./contract";
import { customerSchema } from "./control-schemas";
import { HARMLESS } from "./harmless";
import { historyOf } from "./history";
import { parse, readJson } from "./read-body";

export function customerRoutes(simulator: Simulator): Hono {
  const { wechat, customer } = simulator;
  const app = new Hono();
  app.get("/customers", (c) => c.json(customersOf(simulator)));
  app.post("/customers", async (c) => {
    customer(parse(customerSchema, await readJson(c)).name);
    return c.json(customersOf(simulator));
  });
  app.get("/inbox/:who", (c) => c.json(wechat.users.find(openidOf(simulator, c.req.param("who")))?.inbox ?? []));
  app.get("/conversations/:who", (c) => {
    const openid = openidOf(simulator, c.req.param("who"));
    const entries = wechat.users.find(openid)?.inbox ?? [];
    const happened = simulator.events.all().filter((event) => isMark(event, openid));
    return c.json({ entries, happened, lastEventId: simulator.events.newestId() } satisfies Conversation);
  });
  app.get("/conversations/:who/history", (c) => c.json(historyOf(simulator, openidOf(simulator, c.req.param("who")))));
  app.get("/media", (c) => c.json(mediaOf(simulator)));
  app.get("/media/:id", (c) => {
    const found = wechat.media.find(c.req.param("id"));
    if (found === undefined) throw gone();
    return c.body(new Uint8Array(found.content), 200, { "content-type": found.contentType, ...HARMLESS });
  });
  return app;
}

function isMark(event: SimulatorEvent, openid: string): boolean {
  if (event.kind === "hand-over") return event.openid === openid;
  if (event.kind !== "push-arrived") return false;
  const { FromUserName, Event } = event.packet;
  return FromUserName === openid && Event === "user_enter_tempsession";
}

/** A name that was used before, or an openid. */
export function openidOf(simulator: Simulator, who: string): string {
  return simulator.wechat.users.find(who) ? who : simulator.customer(who).openid;
}

/** In the order they came. */
function customersOf({ wechat, customerNames, clock }: Simulator): readonly CustomerState[] {
  const names = new Map([...customerNames()].map(([name, { openid }]) => [openid, name]));
  return wechat.users.all().map(({ openid, allowance, agent }) => {
    const name = names.get(openid);
    const isOpen = allowance !== undefined && clock.nowMs() < allowance.endsAtMs;
    return {
      openid,
      agent,
      ...(name === undefined ? {} : { name }),
      ...(isOpen ? { allowance: { ...allowance } } : {}),
    };
  });
}

function mediaOf({ wechat }: Simulator): readonly MediaState[] {
  return wechat.media.all().map(({ mediaId, contentType, content, endsAtMs }) => ({
    mediaId,
    contentType,
    bytes: content.length,
    endsAtMs,
  }));
}

function gone(): SimulatorError {
  return new SimulatorError(
    "DATA_MISSING",
    { en: "There are no media of this id any more.", zh: "这个 id 的临时素材已经不在了。" },
    {
      en: "Temporary media live 3 days; GET /__sim/media lists those that are left.",
      zh: "临时素材只保留 3 天；GET /__sim/media 列出还在的。",
    },
  );
}

// /__sim/desk and /__sim/pushes: what a page begins with, every push in one row, and all that is known of one; POST /__sim/push makes one.
import { Hono } from "hono";
import { packetsOf } from "../customers";
import type { Packet } from "../packet";
import { PUSH_RECORDS } from "../push-records";
import type { PushReport } from "../push-report";
import type { Simulator } from "../running-simulator";
import { SimulatorError } from "../simulator-error";
import type { SourcePlaces } from "../terminal/source-places";
import { pictureType } from "../wechat/media";
import type { ControlApi, Desk, PushDetail } from "./contract";
import { againSchema, customerPushSchema, rowsSchema, waitSchema } from "./control-schemas";
import { openidOf } from "./customer-routes";
import { exported } from "./exported";
import { inSources } from "./in-sources";
import { parse, readJson } from "./read-body";

export function pushRoutes(simulator: Simulator, places: SourcePlaces): Hono {
  const { journal, wechat } = simulator;
  const app = new Hono();
  app.get("/desk", (c) => c.json(deskOf(simulator)));
  app.get("/pushes", (c) => {
    const { before, limit } = parse(rowsSchema, c.req.query());
    const rows = journal.rows({ ...(before !== undefined && { before }), limit });
    return c.json({ rows, forgotten: journal.forgotten() } satisfies ControlApi["GET /pushes"]["answer"]);
  });
  app.get("/pushes/:id", (c) => c.json(detailOf(simulator, places, c.req.param("id"))));
  app.get("/pushes/:id/record", (c) => c.json(recordOf(simulator, c.req.param("id"))));
  app.post("/pushes/:id/again", async (c) => {
    const { packet } = rowOf(simulator, c.req.param("id"));
    const { as } = parse(againSchema, await readJson(c));
    const again = as === "redelivery" ? packet : wechat.samples.renew(packet);
    const { pushId } = wechat.begin(again);
    // Both are on their way at once: only one of them may be handled.
    if (as === "twice") wechat.begin(again);
    return c.json({ pushId });
  });
  app.post("/push", async (c) => {
    const begun = wechat.begin(packetOf(simulator, await readJson(c)));
    const { wait } = parse(waitSchema, c.req.query());
    if (wait === "no") return c.json({ pushId: begun.pushId });
    const report: PushReport = await begun.finished;
    if (wait === "idle") await simulator.idle();
    return c.json(report);
  });
  return app;
}

function deskOf({ runId, events, clock, project, notices, journal, wechat: { rules } }: Simulator): Desk {
  return {
    runId,
    lastEventId: events.newestId(),
    clock: { nowMs: clock.nowMs(), offsetMs: clock.offsetMs },
    project,
    notices,
    build: journal.build(),
    rules,
  };
}

function rowOf({ journal }: Pick<Simulator, "journal">, id: string) {
  const row = journal.row(Number(id));
  if (row !== undefined) return row;
  throw new SimulatorError(
    "DATA_MISSING",
    { en: `There is no push ${JSON.stringify(id)}.`, zh: `没有推送 ${JSON.stringify(id)}。` },
    {
      en: "GET /__sim/pushes lists those that are kept; they are counted anew at each start.",
      zh: "GET /__sim/pushes 列出还保留着的推送；每次启动都重新编号。",
    },
  );
}

function detailOf(simulator: Simulator, places: SourcePlaces, id: string): PushDetail {
  const row = rowOf(simulator, id);
  const events = simulator.events.ofPush(row.id);
  return { row, events: events.map((event) => inSources(places, event)), isWhole: events[0]?.kind === "push-arrived" };
}

function recordOf(simulator: Simulator, id: string): ControlApi["GET /pushes/:id/record"]["answer"] {
  const { key } = rowOf(simulator, id);
  const record = key === undefined ? undefined : simulator.database(PUSH_RECORDS).get(key);
  return record === undefined ? {} : { record: exported(record) };
}

/** Anything with a MsgType is an event as WeChat pushes it; the rest is what a customer does. */
function packetOf(simulator: Simulator, body: unknown): Packet {
  const { wechat } = simulator;
  // Refused below, where it is none after all.
  if (typeof body === "object" && body !== null && "MsgType" in body) return body as Packet;
  const action = parse(customerPushSchema, body);
  const openid = openidOf(simulator, action.from);
  if ("sample" in action) return wechat.samples.make(action.sample, openid, action.fields);
  if ("again" in action) return wechat.samples.renew(about(openid, rowOf(simulator, String(action.again)).packet));
  const packets = packetsOf(wechat, openid);
  if ("image" in action) return packets.image(readPicture(action.image));
  if ("text" in action) return packets.text(action.text);
  if ("card" in action) return packets.card(withoutUndefined(action.card));
  return packets.enter(action.enter);
}

/** The same about another customer, wherever the packet names the first. */
function about(openid: string, packet: Packet): Packet {
  return JSON.parse(JSON.stringify(packet).replaceAll(packet.FromUserName, openid)) as Packet;
}

function readPicture(image: true | { readonly base64: string }): Buffer | undefined {
  if (image === true) return undefined;
  const picture = Buffer.from(image.base64, "base64");
  if (pictureType(picture) !== undefined) return picture;
  throw new SimulatorError(
    "OPTION_INVALID",
    { en: "That is no picture that WeChat sends.", zh: "这不是微信会发送的图片。" },
    { en: "Give a PNG, a JPEG or a GIF.", zh: "请提供 PNG、JPEG 或 GIF 图片。" },
  );
}

function withoutUndefined(card: { title?: string | undefined; pagePath?: string | undefined }): {
  title?: string;
  pagePath?: string;
} {
  return Object.fromEntries(Object.entries(card).filter(([, value]) => value !== undefined));
}

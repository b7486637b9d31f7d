// GET /__sim/events: the stream of events as server-sent events, for a page, a script or curl.
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { EventStream } from "../events";
import { SimulatorError } from "../simulator-error";
import type { SourcePlaces } from "../terminal/source-places";
import { inSources } from "./in-sources";

/**
 * Sends each event as one message: its id, and the event as JSON. A reader that comes back (header `Last-Event-ID`), or
 * that names an id (`?since=`, 0 for everything), first gets what it missed; any other only what happens from now on.
 */
export function eventRoutes(events: EventStream, places: SourcePlaces): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    const from = readId(c.req.header("last-event-id") ?? c.req.query("since"));
    return streamSSE(c, async (stream) => {
      const ended = new Promise<void>((resolve) => stream.onAbort(resolve));
      let wake: () => void = () => undefined;
      const stop = events.on(() => wake());
      let lastId = from ?? events.newestId();
      // Sends the response's head at once, so that the reader knows that it is connected.
      await stream.write(": connected\n\n");
      while (!stream.aborted) {
        const missed = events.since(lastId);
        for (const event of missed)
          await stream.writeSSE({ id: String(event.id), data: JSON.stringify(inSources(places, event)) });
        lastId = missed.at(-1)?.id ?? Math.min(lastId, events.newestId());
        const happened = new Promise<void>((resolve) => {
          wake = resolve;
        });
        if (events.since(lastId).length === 0) await Promise.race([happened, ended]);
      }
      stop();
    });
  });
  return app;
}

function readId(text: string | undefined): number | undefined {
  if (text === undefined || /^\d+$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new SimulatorError(
    "OPTION_INVALID",
    { en: `${JSON.stringify(text)} is no id of an event.`, zh: `${JSON.stringify(text)} 不是事件的 id。` },
    {
      en: "Give the id of the last event that you have, or 0 for all.",
      zh: "请写已收到的最后一个事件的 id；写 0 表示全部。",
    },
  );
}

// Shows what happens in a simulator, line by line, while it happens.

import type { Language } from "../../src/language";
import type { Simulator } from "../running-simulator";
import { createEventLines, type EventLines } from "./lines/event-lines";
import { createSourcePlaces } from "./source-places";

interface FollowOptions {
  readonly projectDir: string;
  readonly language: Language;
  readonly isColored: boolean;
}

/** What turns this simulator's events into lines. */
export function linesOf(
  { wechat, customerNames }: Pick<Simulator, "wechat" | "customerNames">,
  { projectDir, language, isColored }: FollowOptions,
): EventLines {
  return createEventLines({
    language,
    isColored,
    nameOf: (openid) => [...customerNames()].find(([, customer]) => customer.openid === openid)?.[0],
    pictureOf: wechat.media.find,
    places: createSourcePlaces(projectDir),
  });
}

/** Prints the lines of every event from now on. Returns a function that stops it. */
export function follow(
  { events }: Pick<Simulator, "events">,
  lines: EventLines,
  print: (text: string) => void,
): () => void {
  return events.on((event) => {
    const about = lines(event);
    if (about.length > 0) print(about.join("\n"));
  });
}

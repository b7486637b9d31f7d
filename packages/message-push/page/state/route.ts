// What is open, in the address behind "#": a link to a push opens it, and the browser's back button goes back.
import { signal } from "@preact/signals";

export const PANELS = ["timeline", "pushes", "answers", "desk", "report", "faults", "data", "functions"] as const;
export type Panel = (typeof PANELS)[number];

export interface Route {
  /** On a narrow page, `chat` is one of the panels; on a wide one it is always there. */
  readonly panel: Panel | "chat";
  /** The push that is selected. */
  readonly push?: number;
  /** Which start of the simulator the number is of. */
  readonly run?: string;
}

export const route = signal<Route>(read(location.hash));

/** Keeps the signal and the address the same. */
export function followRoute(): void {
  addEventListener("hashchange", () => {
    route.value = read(location.hash);
  });
}

/** @param how whether the browser's back button comes back to what is open now */
export function go(change: Partial<Route>, how: "push" | "replace" = "push"): void {
  const { run: _, ...rest } = route.peek();
  const next = { ...rest, ...change };
  if (write(next) === location.hash) return;
  history[`${how}State`](undefined, "", write(next));
  route.value = next;
}

/** The address of one push, as it can be given to somebody. */
export function linkTo(push: number, run: string): string {
  return write({ panel: "timeline", push, run });
}

function read(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [name, id] = path.split("/");
  const panel = [...PANELS, "chat" as const].find((one) => one === name) ?? "timeline";
  const push = /^\d{1,9}$/.test(id ?? "") ? { push: Number(id) } : {};
  const run = new URLSearchParams(query).get("run");
  return { panel: name === "" ? "chat" : panel, ...push, ...(run === null ? {} : { run }) };
}

function write({ panel, push, run }: Route): string {
  return `#/${panel}${push === undefined ? "" : `/${push}`}${run === undefined ? "" : `?run=${run}`}`;
}

// What docs/reference/control-api.md says about a route. Types only.
import type * as v from "valibot";
import type { Both } from "../../src/language";
import type { ControlApi } from "./contract";

/** Every route below /__sim, those that no page asks too: `GET /clock`. */
export type ControlRoute =
  | keyof ControlApi
  | "GET /events"
  | "GET /requests"
  | "GET /http-push"
  | "POST /http-push"
  | "GET /inbox/:who"
  | "GET /media/:id"
  | "GET /environment/:name"
  | "GET /desk/picture";

/** One route in words; links are written from docs/. */
export interface RouteWords {
  /** The schema that checks its body, or the body itself where a route checks more than a form. */
  readonly body?: v.GenericSchema | Both;
  /** The schema of its query, or the query itself. */
  readonly query?: v.GenericSchema | string;
  /** A body that it takes, as JSON. */
  readonly example?: string;
  readonly answer: Both;
}

export interface RouteGroup {
  readonly title: Both;
  readonly routes: Readonly<Partial<Record<ControlRoute, RouteWords>>>;
}

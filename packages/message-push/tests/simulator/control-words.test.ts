// The words of the control API: each route has some, and what they show is what the route takes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { DOCS_DIR } from "../../project/package-home";
import { CONTROL_WORDS, ROUTE_GROUPS } from "../../simulator/control/control-words";
import type { RouteWords } from "../../simulator/control/route-words";
import { checkFault } from "../../simulator/faults/check-fault";
import { KIND_WORDS, PLACE_WORDS } from "../../simulator/faults/fault-words";
import { KINDS } from "../../simulator/faults/kinds";
import { PLACES } from "../../simulator/faults/places";
import { DESK } from "../support/desk";
import { type Simulator, startSimulator } from "../support/simulator";

let sim: Simulator;
beforeAll(async () => {
  sim = await startSimulator({ projectDir: DESK });
});
afterAll(() => sim.stop());

test("every route has words, and there are no words for others", async () => {
  const { routes } = (await (await fetch(`${sim.url}/__sim/`)).json()) as { routes: string[] };
  const named = Object.keys(CONTROL_WORDS).map((route) => route.replace(" ", " /__sim"));
  expect(named.sort()).toEqual(routes.filter((route) => route !== "GET /__sim/").sort());
});

test("every route stands in one group", () => {
  const grouped = ROUTE_GROUPS.flatMap(({ routes }) => Object.keys(routes));
  expect([...grouped].sort()).toEqual(Object.keys(CONTROL_WORDS).sort());
});

const shown = Object.entries<RouteWords>(CONTROL_WORDS).flatMap(([route, { body, example }]) =>
  example === undefined ? [] : [[route, body, example] as const],
);

test.each(shown)("%s takes the body that is shown", (_, body, example) => {
  const value: unknown = JSON.parse(example);
  if (body !== undefined && "kind" in body) expect(v.safeParse(body, value).issues).toBeUndefined();
  else expect(() => checkFault(value, { canFreeze: true })).not.toThrow();
});

test("every place and every kind of fault is explained", () => {
  const page = readFileSync(join(DOCS_DIR, "reference/control-api.md"), "utf8");
  expect(PLACES.filter((place) => !page.includes(`\`${place}\``))).toEqual([]);
  const inWords = Object.entries(KIND_WORDS).map(([site, kinds]) => [site, Object.keys(kinds).sort()]);
  expect(inWords).toEqual(Object.entries(KINDS).map(([site, kinds]) => [site, Object.keys(kinds).sort()]));
  expect(PLACE_WORDS.map(({ on }) => on).join(" ")).toContain("`invocation`");
});

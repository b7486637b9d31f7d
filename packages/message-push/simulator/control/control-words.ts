// Every route of the control API in words, by what it is about: a route without words does not compile, or fails tests/simulator/control-words.
import { DATA_ROUTES, DESK_ROUTES } from "./data-route-words";
import { CUSTOMER_ROUTES, PUSH_ROUTES } from "./push-route-words";
import type { ControlRoute, RouteGroup, RouteWords } from "./route-words";
import { FUNCTION_ROUTES, WORLD_ROUTES } from "./world-route-words";

/** Each route of {@link ControlRoute}. */
export const CONTROL_WORDS: Readonly<Record<ControlRoute, RouteWords>> = {
  ...PUSH_ROUTES,
  ...CUSTOMER_ROUTES,
  ...WORLD_ROUTES,
  ...FUNCTION_ROUTES,
  ...DATA_ROUTES,
  ...DESK_ROUTES,
};

/** The same by topic. */
export const ROUTE_GROUPS: readonly RouteGroup[] = [
  { title: { en: "Pushes", zh: "推送" }, routes: PUSH_ROUTES },
  { title: { en: "Customers", zh: "客户" }, routes: CUSTOMER_ROUTES },
  { title: { en: "Events, time and faults", zh: "事件、时间与故障" }, routes: WORLD_ROUTES },
  { title: { en: "Functions", zh: "云函数" }, routes: FUNCTION_ROUTES },
  { title: { en: "Data and files", zh: "数据与文件" }, routes: DATA_ROUTES },
  { title: { en: "The desk", zh: "客服台" }, routes: DESK_ROUTES },
];

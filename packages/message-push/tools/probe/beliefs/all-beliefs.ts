// Every row of docs/reference/not-verified.md, by topic. The documents are generated from here.
import type { Belief, InBoth } from "./belief";
import { CALL_BELIEFS } from "./calls";
import { CONSOLE_BELIEFS } from "./console";
import { DATABASE_BELIEFS } from "./database";
import { HTTP_BELIEFS } from "./http-access";
import { INSTANCE_BELIEFS } from "./instances";
import { OTHER_BELIEFS } from "./others";
import { PUSH_BELIEFS } from "./pushes";

export interface Topic {
  readonly title: InBoth;
  readonly beliefs: readonly Belief[];
}

export const TOPICS: readonly Topic[] = [
  { title: { en: "Pushes", zh: "推送" }, beliefs: PUSH_BELIEFS },
  { title: { en: "Calls of WeChat's API", zh: "调用微信接口" }, beliefs: CALL_BELIEFS },
  { title: { en: "Functions and their instances", zh: "云函数与实例" }, beliefs: INSTANCE_BELIEFS },
  { title: { en: "Database and storage", zh: "数据库与存储" }, beliefs: DATABASE_BELIEFS },
  {
    title: { en: "Deploy, console and HTTP access", zh: "部署、控制台与 HTTP 访问" },
    beliefs: [...CONSOLE_BELIEFS, ...HTTP_BELIEFS],
  },
  { title: { en: "Everything else", zh: "其他" }, beliefs: OTHER_BELIEFS },
];

export const BELIEFS: readonly Belief[] = TOPICS.flatMap(({ beliefs }) => beliefs);

// What is believed of functions, their instances, callers and limits.
import { type Belief, believe } from "./belief";

export const INSTANCE_BELIEFS: readonly Belief[] = [
  believe({
    id: "context-function-name",
    part: "context",
    rule: "contextNamesFunction",
    other: false,
    what: { en: "`context.function_name` is the function's name", zh: "`context.function_name` 是云函数名" },
    builtOn: { en: "CloudBase's page on the context object", zh: "云开发关于 context 对象的文档" },
    otherwise: {
      en: "the folder's name is used: the last part of the pair",
      zh: "改用目录名，即消息对的最后一段",
    },
  }),
  believe({
    id: "context-time-limit",
    part: "context",
    rule: "contextTellsTimeout",
    other: false,
    what: {
      en: "`context.time_limit_in_ms` is the function's timeout",
      zh: "`context.time_limit_in_ms` 是云函数的超时时间",
    },
    builtOn: { en: "CloudBase's page on the context object", zh: "云开发关于 context 对象的文档" },
    otherwise: { en: "the lease assumes 60 s", zh: "租约按 60 秒计" },
  }),
];

// What is uncertain about functions and their instances. Each is a default: what a probe sees can be given in its place.

/** What an instance itself has to know of them; see runner/bootstrap.js. */
export interface InstanceRules {
  /** Whether /tmp can be written. */
  readonly tmpIsWritable: boolean;
  /** Whether the folder of the function's code cannot. */
  readonly codeIsReadOnly: boolean;
  /** Whether `Intl.Segmenter` is there with its data. */
  readonly hasSegmenter: boolean;
  /** Whether what Node itself takes counts for the memory limit, too. No page tells how the cloud counts. */
  readonly memoryCountsNode: boolean;
}

export interface FunctionRules extends InstanceRules {
  /** Whether `context.function_name` is the function's name. */
  readonly contextNamesFunction: boolean;
  /** Whether `context.time_limit_in_ms` is the function's timeout. */
  readonly contextTellsTimeout: boolean;
  /** `SOURCE` of a function that the cloud's API calls, as `tcb fn invoke` does. No page names it. */
  readonly invokeSource: string;
  /** Whether such a call brings an openid. */
  readonly openidInInvokes: boolean;
  /** The word at the end of `SOURCE` that a function finds when another function called it. */
  readonly calledSource: string;
  /** The word that `SOURCE` begins with where a timer began the chain of calls. */
  readonly timerSource: string;
  /** Whether a timer trigger calls its function at its times. */
  readonly timersFire: boolean;
  /** Whether a function that a timer called may read and write the database. */
  readonly timersReachDatabase: boolean;
  /** Whether a function that another one called goes on when its caller has returned. */
  readonly calledOutlivesCaller: boolean;
  /** Whether an instance stands still after the return, also where the function has left work behind. */
  readonly freezesAfterReturn: boolean;
  /** Whether an instance takes a second event after its first. */
  readonly reusesInstances: boolean;
  /** Whether a function that runs longer than its timeout is ended. */
  readonly timeLimitKills: boolean;
  /** The largest event that a function takes, in bytes of JSON: 同步请求事件大小, 6 MB. */
  readonly eventMaxBytes: number;
  /** From the start of an instance to its first event, in milliseconds at least. The simulator adds none of its own. */
  readonly startUpMs: number;
  /** What each database call takes beside the work itself, in milliseconds. The simulator adds none of its own. */
  readonly databaseCallMs: number;
  /** Whether the values of environment variables arrive whole, whatever signs they hold; otherwise without what is not ASCII. */
  readonly variablesArriveWhole: boolean;
  /** Whether functions reach api.weixin.qq.com. What `sim.http` answers for is not reached either, where they do not. */
  readonly reachesWechat: boolean;
  /** Whether functions reach qyapi.weixin.qq.com within a second. */
  readonly reachesWecom: boolean;
  /** Whether a token that a function's own credentials are exchanged for opens the models of its environment. */
  readonly modelTokenOpens: boolean;
}

export const FUNCTION_RULES: FunctionRules = {
  tmpIsWritable: true,
  codeIsReadOnly: true,
  hasSegmenter: true,
  memoryCountsNode: false,
  contextNamesFunction: true,
  contextTellsTimeout: true,
  invokeSource: "",
  openidInInvokes: false,
  calledSource: "scf",
  timerSource: "wx_trigger",
  timersFire: true,
  timersReachDatabase: true,
  calledOutlivesCaller: true,
  freezesAfterReturn: true,
  reusesInstances: true,
  timeLimitKills: true,
  eventMaxBytes: 6 * 1024 * 1024,
  startUpMs: 0,
  databaseCallMs: 0,
  variablesArriveWhole: true,
  reachesWechat: true,
  reachesWecom: true,
  modelTokenOpens: true,
};

/** Hosts that no function reaches by these rules. */
export function unreachableHosts(rules: Pick<FunctionRules, "reachesWechat" | "reachesWecom">): readonly string[] {
  return [
    ...(rules.reachesWechat ? [] : ["api.weixin.qq.com"]),
    ...(rules.reachesWecom ? [] : ["qyapi.weixin.qq.com"]),
  ];
}

/** As an instance gets them. */
export function instanceRules(rules: FunctionRules): InstanceRules {
  const { tmpIsWritable, codeIsReadOnly, hasSegmenter, memoryCountsNode } = rules;
  return { tmpIsWritable, codeIsReadOnly, hasSegmenter, memoryCountsNode };
}

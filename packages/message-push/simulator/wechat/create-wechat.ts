// The local WeChat: its users, what it pushes, and how it responds to cloud calls.

import type { AppPages } from "../../project/app-pages";
import type { PushTable } from "../../project/push-table";
import { factsOf } from "../../src/wechat/pairs";
import type { SimulatorClock } from "../clock";
import type { OpenApiCall, OpenApiResponse, Runner } from "../contracts";
import type { Emit } from "../events";
import type { Faults } from "../faults/create-faults";
import type { HttpPush } from "../http-push/create-http-push";
import { type Packet, pairOf } from "../packet";
import type { PushOwners } from "../push-owners";
import type { PushReport } from "../push-report";
import type { RunningCalls } from "../running-calls";
import { SimulatorError } from "../simulator-error";
import { createStubs, type Stubs } from "../stubs/create-stubs";
import { type Agents, createAgents } from "./agents";
import { type Apis, createCloudCalls, type PermissionsOf } from "./answer-cloud-call";
import { customerServiceApis } from "./cloud-calls";
import { createMediaStore, type MediaStore } from "./media";
import { createPackets, type Packets } from "./packets";
import { pushPacket } from "./push";
import { readyCalls } from "./ready-calls/ready-calls";
import { createSubscriptions, type Subscriptions } from "./ready-calls/subscriptions";
import { createRetries, type Retries } from "./retries";
import { DEFAULT_RULES, type WechatRules } from "./rules";
import { createSamples, type Samples } from "./samples";
import { createUsers, noteAction, type SimulatedUser, type Users } from "./users";
import type { WechatParts } from "./wechat-parts";

export interface WechatOptions {
  readonly clock: SimulatorClock;
  readonly emit: Emit;
  readonly pushOf: PushOwners["ofInvocation"];
  readonly faults: Faults;
  readonly appid: string;
  readonly invoke: Runner["invoke"];
  /** What functions that were pushed to called. */
  readonly calls: Pick<RunningCalls, "cameOf">;
  /** As bound in the console. A pair without a function is not pushed. */
  readonly pushTable: PushTable;
  /** Absent: nothing is pushed over HTTP. */
  readonly httpPush?: HttpPush;
  readonly permissionsOf: PermissionsOf;
  readonly rules?: Partial<WechatRules>;
  /** The pages of the mini program, to warn of paths that lead nowhere. @default none are known */
  readonly appPages?: () => AppPages | undefined;
}

/** A push that is under way. */
export interface BegunPush {
  readonly pushId: number;
  /** Never rejects. */
  readonly finished: Promise<PushReport>;
}

export interface Wechat {
  /** The figures that apply here. */
  readonly rules: WechatRules;
  readonly users: Users;
  readonly packets: Packets;
  readonly samples: Samples;
  /** The function that a pair is bound to. */
  readonly functionOf: PushTable["functionOf"];
  readonly media: MediaStore;
  readonly agents: Agents;
  /** Pushes that are tried again. */
  readonly retries: Omit<Retries, "begin">;
  /**
   * Pushes a packet; its sender becomes a user when unknown. Resolves when WeChat's side is finished.
   * @throws {SimulatorError} `EVENT_INVALID` for something WeChat would never push
   */
  push(packet: unknown): Promise<PushReport>;
  /** The same, with its number at once. */
  begin(packet: unknown): BegunPush;
  callOpenApi(call: OpenApiCall): Promise<OpenApiResponse>;
  /** The same calls for who comes with an access token: no permission of a function is asked for. */
  readonly apis: Apis;
  /** Answers of the team to cloud calls. */
  readonly stubs: Stubs;
  /** Cloud calls beside customer service that are answered without a stub. */
  readonly readyCalls: readonly string[];
  readonly subscriptions: Subscriptions;
}

export function createWechat({
  permissionsOf,
  rules: given,
  appPages = () => undefined,
  ...options
}: WechatOptions): Wechat {
  const { clock, emit, pushOf } = options;
  const rules = { ...DEFAULT_RULES, ...given };
  const users = createUsers(emit);
  const media = createMediaStore(clock, rules);
  const samples = createSamples(clock, options.appid);
  const subscriptions = createSubscriptions();
  const stubs = createStubs();
  const customerService = customerServiceApis({ clock, rules, users, media, emit, pushOf, appPages });
  const ready = readyCalls({ ...options, rules, users, samples, subscriptions, push });
  const apis: Apis = { get: (name) => stubs.find(name) ?? customerService.get(name) ?? ready.get(name) };
  const pushed = new Set<string>();
  let pushes = 0;
  const retries = createRetries(emit);
  const parts: WechatParts = { ...options, rules, users, retries };

  function noteUserAction(user: SimulatedUser, packet: Packet, pushId: number): void {
    const { opens } = factsOf(pairOf(packet));
    if (packet.MsgType !== "event") users.show(user, { kind: "own", message: packet, atMs: clock.nowMs(), pushId });
    if (opens !== undefined) noteAction(user, opens === "message" ? "message" : "enter", clock, rules);
    subscriptions.noteEvent(packet);
  }

  async function push(value: unknown): Promise<PushReport> {
    return begin(value).finished;
  }

  function begin(value: unknown): BegunPush {
    const packet = requirePacket(value);
    const user = users.ensure(packet.FromUserName);
    pushes += 1;
    const pushId = pushes;
    emit({ kind: "push-arrived", pushId, pair: pairOf(packet), packet });
    const identity = JSON.stringify(packet);
    // Pushing a packet again is a redelivery: the user did nothing new.
    if (!pushed.has(identity)) noteUserAction(user, packet, pushId);
    pushed.add(identity);
    return { pushId, finished: finish(pushId, user, packet) };
  }

  async function finish(pushId: number, user: SimulatedUser, packet: Packet): Promise<PushReport> {
    const report = await pushPacket(parts, pushId, user, packet);
    emit({ kind: "push-finished", pushId, report });
    return report;
  }

  return {
    rules,
    users,
    media,
    packets: createPackets(clock, options.appid),
    samples,
    functionOf: options.pushTable.functionOf,
    agents: createAgents(parts),
    retries,
    callOpenApi: createCloudCalls({ apis, permissionsOf, rules, emit }),
    apis,
    stubs,
    readyCalls: [...ready.keys()],
    subscriptions,
    push,
    begin,
  };
}

function requirePacket(value: unknown): Packet {
  const { FromUserName, MsgType, Event } = Object(value) as Record<string, unknown>;
  const isNamed = typeof FromUserName === "string" && FromUserName !== "" && typeof MsgType === "string";
  if (isNamed && (MsgType !== "event" || typeof Event === "string")) return value as Packet;
  throw new SimulatorError(
    "EVENT_INVALID",
    {
      en: "This is no packet of WeChat: it needs FromUserName and MsgType, and Event when MsgType is event.",
      zh: "这不是微信的推送：需要 FromUserName 和 MsgType，MsgType 为 event 时还要有 Event。",
    },
    {
      en: "Push a sample, or { from, text } through the control API; see docs/reference/control-api.md.",
      zh: "请推送一个示例，或通过控制接口发送 { from, text }，见 docs/reference/control-api.md。",
    },
  );
}

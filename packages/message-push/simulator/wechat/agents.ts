// Human agents: customers wait in a queue, an agent accepts, talks, and closes.
import type { Both } from "../../src/language";
import { SimulatorError } from "../simulator-error";
import type { SimulatedUser } from "./users";
import type { WechatParts } from "./wechat-parts";

type AgentParts = Pick<WechatParts, "users" | "clock" | "emit">;
type SessionState = SimulatedUser["agent"]["state"];

export interface Agents {
  /** Customers that wait, in the order they came. */
  queue(): readonly string[];
  /** @throws {SimulatorError} `OPTION_INVALID` when the customer does not wait */
  accept(openid: string): void;
  /** @throws {SimulatorError} `OPTION_INVALID` when no agent has the session */
  say(openid: string, text: string): void;
  /** Gives the session back to the function. @throws {SimulatorError} `OPTION_INVALID` when no agent has it */
  close(openid: string): void;
}

export function createAgents(parts: AgentParts): Agents {
  const { users, clock } = parts;
  const inState = (openid: string, state: SessionState, fix: Both): SimulatedUser => {
    const user = users.find(openid);
    if (user?.agent.state === state) return user;
    const now = user?.agent.state ?? "unknown";
    const fact = {
      en: `The customer's session is "${now}", not "${state}".`,
      zh: `这个客户的会话状态是“${now}”，不是“${state}”。`,
    };
    throw new SimulatorError("OPTION_INVALID", fact, fix);
  };
  const accepted = (openid: string) =>
    inState(openid, "accepted", { en: "Accept the customer first.", zh: "请先接入这个客户。" });

  return {
    queue: () =>
      users
        .all()
        .filter(({ agent }) => agent.state === "queued")
        .sort((a, b) => a.agent.sinceMs - b.agent.sinceMs)
        .map(({ openid }) => openid),
    accept(openid) {
      moveSession(
        parts,
        inState(openid, "queued", {
          en: "Only a customer that was transferred can be accepted.",
          zh: "只能接入已转人工的客户。",
        }),
        "accepted",
      );
    },
    say(openid, text) {
      const user = accepted(openid);
      user.agent = { state: "accepted", sinceMs: clock.nowMs() };
      users.show(user, { kind: "agent", text, atMs: clock.nowMs() });
    },
    close(openid) {
      moveSession(parts, accepted(openid), "none");
    },
  };
}

/** Moves a customer's session: into the queue, to an agent, or back to the function. */
export function moveSession(
  { clock, emit }: Pick<AgentParts, "clock" | "emit">,
  user: SimulatedUser,
  state: SessionState,
): void {
  const isNew = user.agent.state !== state;
  user.agent = { state, sinceMs: clock.nowMs() };
  if (isNew) emit({ kind: "hand-over", openid: user.openid, state: state === "none" ? "closed" : state });
}

// Human agents: customers wait in a queue, an agent accepts, talks, and closes.
import type { SimulatorClock } from "../clock";
import { SimulatorError } from "../simulator-error";
import type { SimulatedUser, Users } from "./users";

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

export function createAgents(users: Users, clock: SimulatorClock): Agents {
  const inState = (openid: string, state: SimulatedUser["agent"]["state"], fix: string): SimulatedUser => {
    const user = users.find(openid);
    if (user?.agent.state === state) return user;
    const now = user?.agent.state ?? "unknown";
    throw new SimulatorError("OPTION_INVALID", `The customer's session is "${now}", not "${state}".`, fix);
  };
  const held = (openid: string) => inState(openid, "held", "Accept the customer first.");

  return {
    queue: () =>
      users
        .all()
        .filter(({ agent }) => agent.state === "queued")
        .sort((a, b) => a.agent.sinceMs - b.agent.sinceMs)
        .map(({ openid }) => openid),
    accept(openid) {
      const user = inState(openid, "queued", "Only a customer that was transferred can be accepted.");
      user.agent = { state: "held", sinceMs: clock.nowMs() };
    },
    say(openid, text) {
      const user = held(openid);
      user.agent = { state: "held", sinceMs: clock.nowMs() };
      user.inbox.push({ kind: "agent", text, atMs: clock.nowMs() });
    },
    close(openid) {
      held(openid).agent = { state: "none", sinceMs: clock.nowMs() };
    },
  };
}

// How long until WeChat gives a conversation back to the function: after 30 minutes in which the person said nothing.

/** What is left of the silence that WeChat allows; 0 when it is over, and the customer's next message goes to the function. */
export function silenceLeftMs(sinceMs: number, nowMs: number, agentSilenceMs: number): number {
  return Math.max(0, sinceMs + agentSilenceMs - nowMs);
}

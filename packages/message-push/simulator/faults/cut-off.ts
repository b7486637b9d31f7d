// The ways in which an instance is cut off from everything, and where the SDK's requests go then.

/** Two that no request survives, and three that the gateway answers for. */
export const CUT_OFFS = ["refused", "no-dns", "reset", "hang", "502"] as const;

/**
 * What becomes of every request: nothing listens, the name does not resolve, the connection breaks, nothing is answered, or
 * something between answers with that status. The database and cloud calls share one address, so they share the fate.
 */
export type CutOff = (typeof CUT_OFFS)[number];

/** Those that the gateway answers for. */
export type AnsweredCutOff = Exclude<CutOff, "refused" | "no-dns">;

/** In the gateway's address, before the way. */
export const CUT_OFF_PATH = "/cut-off";

/** Only the system itself may listen at this port, and it has not for decades. */
const REFUSING_PORT = 1;

/** Too long for a name, so that it fails at once and no resolver is asked. Its end must equal the one in outgoing-hook.js. */
const UNRESOLVABLE_HOST = `${"x".repeat(64)}.cut-off.invalid`;

/** The address that the SDK gets in place of the gateway's. */
export function cutOffUrl(how: CutOff, gatewayUrl: string): string {
  const { origin, pathname } = new URL(gatewayUrl);
  if (how === "refused") return `http://127.0.0.1:${REFUSING_PORT}${pathname}`;
  if (how === "no-dns") return `http://${UNRESOLVABLE_HOST}${pathname}`;
  return `${origin}${CUT_OFF_PATH}/${how}`;
}

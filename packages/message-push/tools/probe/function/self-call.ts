// The probe's function calls itself, to see what a called function is told and what passes between the two.
import * as cloud from "wx-server-sdk";
import { MARK_VARIABLE, PROBE_FUNCTION } from "../probe-names";
import "./surroundings";

/** The called function's action returns this. Rejects as the SDK does. */
export async function callSelf<Result>(action: string, params: object): Promise<Result> {
  const probe = { key: process.env[MARK_VARIABLE] ?? "", action, params };
  const { result } = Object(await cloud.callFunction({ name: PROBE_FUNCTION, data: { probe } }));
  return Object(result).probe;
}

/** The SDK's number of an error, or its code; never its text, which may quote what was sent. */
export function codeOf(error: unknown): string {
  const { errCode, code } = Object(error);
  return String(errCode ?? code ?? "none");
}

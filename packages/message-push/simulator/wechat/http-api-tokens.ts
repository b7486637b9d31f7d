// Access tokens as /cgi-bin/stable_token gives them out: the same one to everybody, a new one shortly before the end.
import { randomBytes } from "node:crypto";
import type { SimulatorClock } from "../clock";

const LIFE_MS = 7_200_000;
/** In its last 5 minutes a token still counts, but the next one is given out. */
const OVERLAP_MS = 300_000;
/** A forced refresh sooner than this after the last one changes nothing. */
const FORCE_PAUSE_MS = 30_000;

export interface AccessTokenRegistry {
  issue(isForced: boolean): { readonly access_token: string; readonly expires_in: number };
  /** The errcode of a token that does not count. */
  findRefusal(token: string): { readonly errcode: number; readonly errmsg: string } | undefined;
}

export function createAccessTokenRegistry(clock: SimulatorClock): AccessTokenRegistry {
  const endsAtMs = new Map<string, number>();
  let newest: { readonly token: string; readonly endsAtMs: number } | undefined;
  let forcedAtMs = Number.NEGATIVE_INFINITY;

  function renew(): { token: string; endsAtMs: number } {
    const renewed = { token: `sim_${randomBytes(96).toString("base64url")}`, endsAtMs: clock.nowMs() + LIFE_MS };
    endsAtMs.set(renewed.token, renewed.endsAtMs);
    return renewed;
  }

  return {
    issue(isForced) {
      const nowMs = clock.nowMs();
      if (isForced && nowMs - forcedAtMs >= FORCE_PAUSE_MS) {
        endsAtMs.clear();
        newest = undefined;
        forcedAtMs = nowMs;
      }
      if (newest === undefined || nowMs >= newest.endsAtMs - OVERLAP_MS) newest = renew();
      return { access_token: newest.token, expires_in: Math.floor((newest.endsAtMs - nowMs) / 1_000) };
    },
    findRefusal(token) {
      if (token === "") return { errcode: 41001, errmsg: "access_token missing" };
      const ends = endsAtMs.get(token);
      if (ends === undefined) return { errcode: 40001, errmsg: "invalid credential, access_token is not latest" };
      return clock.nowMs() < ends ? undefined : { errcode: 42001, errmsg: "access_token expired" };
    },
  };
}

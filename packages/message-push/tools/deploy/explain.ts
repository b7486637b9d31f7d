// What to do about a complaint of the CLI: by the code of Tencent Cloud that it holds.

const UNREACHABLE = /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|timeout|超时/;

/** Codes that all services share: https://cloud.tencent.com/document/api/1553/75174; the others are the functions' own. */
const MENDS: readonly (readonly [pattern: RegExp, fix: string])[] = [
  [
    /AuthFailure\.UnauthorizedOperation|UnauthorizedOperation/,
    "give the key's account rights for CloudBase (QcloudTCBFullAccess) and functions (QcloudSCFFullAccess)",
  ],
  [
    /AuthFailure|No valid identity|无有效身份/,
    "the key has expired or is wrong: make a new one at console.cloud.tencent.com/cam/capi",
  ],
  [/RequestLimitExceeded/, "too many requests at once: wait a minute and deploy again"],
  [/LimitExceeded/, "the plan's number of functions is used up: delete some, or take a larger plan"],
  [/InvalidParameterValue|InvalidParameter/, "correct that value in cloudbaserc.json"],
  [
    /ResourceInUse|Updating|Creating|状态异常/,
    "the function is still being changed: wait two minutes and deploy again",
  ],
  [
    /FailedOperation|ResourceUnavailable|InsufficientBalance/,
    "look at the environment in the console: it may be suspended or in debt",
  ],
  [UNREACHABLE, "look at the network, and at HTTP_PROXY if this machine needs one"],
  [/1\.5MB/, "the archive is too large: npx message-push build shows what is in it"],
];

/** Whether the cloud was not reached at all. */
export function isUnreachable(complaint: string): boolean {
  return UNREACHABLE.test(complaint);
}

export function fixFor(complaint: string): string {
  return (
    MENDS.find(([pattern]) => pattern.test(complaint))?.[1] ??
    "deploy it again; npx tcb fn deploy says more with --verbose"
  );
}

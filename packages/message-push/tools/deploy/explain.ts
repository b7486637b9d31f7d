// What to do about a complaint of the CLI: by the code of Tencent Cloud that it holds.
import type { Both } from "../../src/language";

const UNREACHABLE = /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|timeout|超时/;

/** Codes that all services share: https://cloud.tencent.com/document/api/1553/75174; the others are the functions' own. */
const MENDS: readonly (readonly [pattern: RegExp, fix: Both])[] = [
  [
    /AuthFailure\.UnauthorizedOperation|UnauthorizedOperation/,
    {
      en: "give the key's account rights for CloudBase (QcloudTCBFullAccess) and functions (QcloudSCFFullAccess)",
      zh: "请给密钥所属的账号授予云开发（QcloudTCBFullAccess）和云函数（QcloudSCFFullAccess）的权限",
    },
  ],
  [
    /AuthFailure|No valid identity|无有效身份/,
    {
      en: "the key has expired or is wrong: make a new one at console.cloud.tencent.com/cam/capi",
      zh: "密钥已过期或不正确：请到 console.cloud.tencent.com/cam/capi 新建密钥",
    },
  ],
  [
    /RequestLimitExceeded/,
    { en: "too many requests at once: wait a minute and deploy again", zh: "请求过于频繁：请等一分钟再部署" },
  ],
  [
    /LimitExceeded/,
    {
      en: "the plan's number of functions is used up: delete some, or take a larger plan",
      zh: "套餐的云函数数量已用完：请删掉一些，或升级套餐",
    },
  ],
  [
    /InvalidParameterValue|InvalidParameter/,
    { en: "correct that value in cloudbaserc.json", zh: "请改正 cloudbaserc.json 里的这个值" },
  ],
  [
    /ResourceInUse|Updating|Creating|状态异常/,
    {
      en: "the function is still being changed: wait two minutes and deploy again",
      zh: "云函数还在变更中：请等两分钟再部署",
    },
  ],
  [
    /FailedOperation|ResourceUnavailable|InsufficientBalance/,
    {
      en: "look at the environment in the console: it may be suspended or in debt",
      zh: "请到云开发控制台看看这个环境：可能已停服或欠费",
    },
  ],
  [
    UNREACHABLE,
    {
      en: "look at the network, and at HTTP_PROXY if this machine needs one",
      zh: "请检查网络；这台机器需要代理时，检查 HTTP_PROXY",
    },
  ],
  [
    /1\.5MB/,
    {
      en: "the archive is too large: npx message-push build shows what is in it",
      zh: "上传包过大：npx message-push build 会列出其中的内容",
    },
  ],
];

/** Whether the cloud was not reached at all. */
export function isUnreachable(complaint: string): boolean {
  return UNREACHABLE.test(complaint);
}

export function fixFor(complaint: string): Both {
  return (
    MENDS.find(([pattern]) => pattern.test(complaint))?.[1] ?? {
      en: "deploy it again; npx tcb fn deploy says more with --verbose",
      zh: "请再部署一次；npx tcb fn deploy 加 --verbose 会给出更多信息",
    }
  );
}

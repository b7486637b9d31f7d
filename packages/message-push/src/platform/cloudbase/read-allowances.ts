// WeChat's allowances, where the environment sets others than the newest official page.
import { PushError } from "../../push-error";
import { REPLY_ALLOWANCES, type ReplyAllowances } from "../../wechat/reply-allowance";

/**
 * Reads PUSH_REPLIES_AFTER_MESSAGE and PUSH_REPLIES_AFTER_ENTERING: set them alike on all functions, in `envVariables`
 * of cloudbaserc.json.
 *
 * @throws {PushError} `ENVIRONMENT_INVALID` when one is no whole number from 0 to 20
 */
export function readAllowances(environment: Readonly<Record<string, string | undefined>>): ReplyAllowances {
  const { message, entering } = REPLY_ALLOWANCES;
  return {
    message: { ...message, count: readCount(environment, "PUSH_REPLIES_AFTER_MESSAGE", message.count) },
    entering: { ...entering, count: readCount(environment, "PUSH_REPLIES_AFTER_ENTERING", entering.count) },
  };
}

function readCount(environment: Readonly<Record<string, string | undefined>>, name: string, byDefault: number): number {
  const text = environment[name];
  if (text === undefined || text === "") return byDefault;
  if (/^\d+$/.test(text) && Number(text) <= 20) return Number(text);
  throw new PushError(
    "ENVIRONMENT_INVALID",
    {
      en: `The environment variable ${name} is ${JSON.stringify(text.slice(0, 20))}.`,
      zh: `环境变量 ${name} 的值是 ${JSON.stringify(text.slice(0, 20))}。`,
    },
    {
      en: "Give it a whole number from 0 to 20: how many replies WeChat takes after that action of the customer.",
      zh: "请写 0 到 20 的整数：客户做了这个动作之后，微信允许下发的条数。",
    },
  );
}

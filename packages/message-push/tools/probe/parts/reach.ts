// The part of the probe about other hosts: WeChat's API, WeCom's robots, and the models of the environment.
import type { Part, PartResult } from "./part";

const WITHIN_MS = 1_000;
const REFUSED = new Set([0, 401, 403, 404]);

export const reach: Part = {
  id: "reach",
  title: { en: "which hosts a function reaches", zh: "云函数能访问哪些域名" },
  rules: ["reachesWechat", "reachesWecom", "modelTokenOpens"],
  async run(session) {
    const wechat = await session.call("reach", { host: "api.weixin.qq.com" });
    const wecom = await session.call("reach", { host: "qyapi.weixin.qq.com" });
    const model = judgeToken(await session.call("modelToken", {}));
    return {
      ...model,
      seen: {
        reachesWechat: wechat.reached,
        reachesWecom: wecom.reached && wecom.tookMs <= WITHIN_MS,
        ...model.seen,
      },
      figures: {
        ...(wechat.reached && { reachWechatMs: wechat.tookMs }),
        ...(wecom.reached && { reachWecomMs: wecom.tookMs }),
        ...model.figures,
      },
    };
  },
};

interface TokenStatuses {
  readonly exchanged: number;
  readonly hasToken: boolean;
  readonly opened: number;
  readonly withoutToken: number;
}

/** A model that is asked for nothing complains of that, once the token has let the request in. */
function judgeToken({ exchanged, hasToken, opened, withoutToken }: TokenStatuses): PartResult {
  const figures = { modelTokenStatus: exchanged, modelStatus: opened, modelStatusWithoutToken: withoutToken };
  if (!hasToken || opened === 401 || opened === 403) return { seen: { modelTokenOpens: false }, figures };
  // The same status without a token: then it is not the token that opened anything.
  if (opened === withoutToken || REFUSED.has(opened))
    return {
      seen: {},
      unseen: {
        modelTokenOpens: {
          en: `the models answered ${opened}, and ${withoutToken} without a token`,
          zh: `模型返回 ${opened}，不带 token 时返回 ${withoutToken}`,
        },
      },
      figures,
    };
  return { seen: { modelTokenOpens: true }, figures };
}

// The cloud calls that a text of a model needs: WeChat's content check, and "typing…".
import { CONTENT_SCENE, type ModelCalls, readCheck } from "../../desk/model/model-port";
import { conversationOf } from "../../wechat/message-options";
import type { Cloud } from "./sdk";
import { sdkFailure } from "./sdk-failure";

/** The function's config.json has to permit both. */
export function cloudbaseModelCalls(cloud: Cloud): ModelCalls {
  // Looked up call by call: `cloud.openapi` answers to every name, and must not be kept or awaited.
  return {
    async checkText(openid, content) {
      try {
        const { result } = Object(
          await cloud.openapi.security.msgSecCheck({ version: 2, scene: CONTENT_SCENE, openid, content }),
        );
        return readCheck(Object(result).suggest);
      } catch (error) {
        const { errCode } = sdkFailure(error);
        return { kind: "unchecked", ...(errCode === undefined ? {} : { errCode }) };
      }
    },
    async showTyping(touser, event) {
      const call = { touser, command: "Typing", ...conversationOf(event) };
      await Promise.resolve(cloud.openapi.customerServiceMessage.setTyping(call)).catch(() => undefined);
    },
  };
}

// What the probe's function does with a push, by the text that the person writes: steps that show what WeChat does.
import type { RunStep } from "./deliveries";

export const PUSH_STEPS: Readonly<Record<string, RunStep>> = {
  /** The code of the run: what the push brought. */
  async code({ cloud, openid, note }) {
    const { OPENID } = cloud.getWXContext();
    await note({ isSender: OPENID === openid });
  },
};

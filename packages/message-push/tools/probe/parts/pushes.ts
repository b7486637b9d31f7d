// The parts of the probe about pushes: what they bring, and how often they come.
import type { Part } from "./part";

const firstPush: Part = {
  id: "first-push",
  title: "what a push brings",
  needs: ["person"],
  rules: ["openidInPushes"],
  async run(session) {
    const [first] = await session.deliveries("code");
    return { seen: { openidInPushes: first?.facts.isSender === true } };
  },
};

export const PUSH_PARTS: readonly Part[] = [firstPush];

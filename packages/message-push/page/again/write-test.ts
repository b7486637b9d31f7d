// Writes a story as one jest test in the words of the test kit: it passes as it is, as long as the functions answer as they did.
import type { Both } from "../../src/language";
import { quoted } from "./literals";
import { isPush, type PushStep, type Remark, type Story } from "./story";
import { bodyOf } from "./test-body";
import type { Surroundings } from "./write-values";

export interface TestStyle {
  readonly language: "ts" | "js";
  readonly isModule: boolean;
  /** What comments and the name of the test are written in. */
  readonly words: "en" | "zh";
}

export interface WrittenTest {
  readonly text: string;
  readonly fileName: string;
  readonly remarks: readonly Remark[];
}

/** Functions start in processes of their own, and a fault may take WeChat's whole patience. */
const LIMIT_MS = { plain: "60_000", withFaults: "300_000" };
const TITLE_CHARACTERS = 24;

const KEPT_FROM: Both = {
  en: "Kept from a conversation in the local simulator.",
  zh: "由本地模拟器中的一段会话生成。",
};

export function writeTest(story: Story, style: TestStyle, around: Omit<Surroundings, "openid">): WrittenTest {
  const pushes = story.steps.filter(isPush);
  const hasFaults = story.steps.some((step) => "faults" in step && step.faults.length > 0);
  const { lines, remarks } = bodyOf(story, style.words, { ...around, openid: story.openid });
  const number = Math.abs(pushes[0]?.pushId ?? 1);
  return {
    text: [
      `// ${KEPT_FROM[style.words]}`,
      style.isModule
        ? 'import { startSimulator } from "message-push/testing";'
        : 'const { startSimulator } = require("message-push/testing");',
      "",
      `test(${titleOf(pushes, style)}, async () => {`,
      "  const sim = await startSimulator();",
      "  try {",
      `    const customer = sim.customer(${quoted(around.name)});`,
      ...lines,
      "  } finally {",
      "    await sim.stop();",
      "  }",
      `}, ${hasFaults ? LIMIT_MS.withFaults : LIMIT_MS.plain});`,
      "",
    ].join("\n"),
    fileName: `conversation-${number}.test.${style.language}`,
    remarks: [...new Set([...story.remarks, ...remarks])],
  };
}

function titleOf(pushes: readonly PushStep[], { words }: TestStyle): string {
  const said = pushes.flatMap(({ packet: { MsgType, Content } }) => (MsgType === "text" ? [String(Content)] : []));
  const [first = pushes[0]?.pair ?? ""] = said;
  const characters = [...first.replace(/\s+/g, " ").trim()];
  const short = characters.slice(0, TITLE_CHARACTERS).join("") + (characters.length > TITLE_CHARACTERS ? "…" : "");
  return quoted(words === "zh" ? `会话：${short}` : `a conversation: ${short}`);
}

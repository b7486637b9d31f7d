// docs/reference/not-verified.md and its twin: every belief of the probe, by topic.
import type { Topic } from "../../message-push/tools/probe/beliefs/all-beliefs";
import { type Belief, isProbed } from "../../message-push/tools/probe/beliefs/belief";
import { inReference, page, table } from "./markdown";
import type { GeneratedFile } from "./render-events";
import type { Language } from "./words";

const NOT_VERIFIED: Readonly<Record<Language, string>> = {
  en: "not-verified.md",
  zh: "not-verified.zh-CN.md",
};

export function renderNotVerified(topics: readonly Topic[], language: Language): GeneratedFile {
  const { top, end } = TEXTS[language];
  const parts = topics.filter(({ beliefs }) => beliefs.length > 0).flatMap((topic) => partOf(topic, language));
  return page(NOT_VERIFIED[language], [top.join("\n"), ...parts, end]);
}

function partOf({ title, beliefs }: Topic, language: Language): readonly string[] {
  const rows = beliefs.map((belief) => rowOf(belief, language));
  return [`## ${title[language]}`, table(TEXTS[language].head, rows)];
}

function rowOf(belief: Belief, language: Language): readonly string[] {
  const { id, what, builtOn, otherwise } = belief;
  // A link to #<id> leads to the row.
  const name = `<a id="${id}"></a>\`${id}\``;
  const tried = isProbed(belief) ? TEXTS[language].part(belief.part) : belief.notProbed[language];
  return [name, ...[what[language], builtOn[language], otherwise[language], tried].map(inReference)];
}

interface Texts {
  readonly top: readonly string[];
  readonly head: readonly string[];
  readonly end: string;
  part(id: string): string;
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    top: [
      "# Not verified against the real cloud",
      "",
      "[中文](not-verified.zh-CN.md)",
      "",
      "Built to the documented rule and tested against the stand-in, but not yet run in a real environment.",
      "",
      "[`npx message-push probe`](../going-live.md#probe-your-environment) tries these rows in an environment of yours: it makes one function of its own, asks you for what only a person can do, and",
      "removes what it made. The last column names the part of the probe that answers a row, or why none can.",
      "",
      "A row is struck when three reports of different environments, each at most twelve months old, say that it is as believed, and none of that time says otherwise.",
      "Two reports that say otherwise turn the default round. Reports are pasted into issues; each names the version of the CLI and of the package.",
    ],
    head: ["Id", "What", "Built on", "If it is otherwise", "Probe"],
    end: 'What is not documented about a pair itself is under "Not certain" of that pair in [pairs.md](pairs.md).',
    part: (id) => `part \`${id}\``,
  },
  zh: {
    top: [
      "# 尚未在真实云环境验证的内容",
      "",
      "[English](not-verified.md)",
      "",
      "按官方文档的规则实现，并对照替身测试过，但还没有在真实环境里运行过。",
      "",
      "[`npx message-push probe`](../going-live.zh-CN.md) 在你自己的环境里逐条验证：它部署一个专用的云函数，只有人能做的步骤会请你来做，最后删除自己创建的一切。",
      "最后一列写明由探测的哪一部分回答，或为什么无法探测。",
      "",
      "最近十二个月内有三份来自不同环境的报告都说「与预期一致」，并且没有报告说不一致，这一条就会删去；有两份报告说不一致，默认值就会反过来。",
      "报告贴在 issue 里，每份都写明 CLI 和本包的版本。",
    ],
    head: ["编号", "内容", "依据", "如果不是这样", "探测"],
    end: "消息对本身没有文档说明的地方，写在 [pairs.zh-CN.md](pairs.zh-CN.md) 各消息对的「不能确定」之下。",
    part: (id) => `\`${id}\` 部分`,
  },
};

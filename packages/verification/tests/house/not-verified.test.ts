// The documents of what is not verified, as they are written from beliefs.
import type { Topic } from "../../../message-push/tools/probe/beliefs/all-beliefs";
import { believe } from "../../../message-push/tools/probe/beliefs/belief";
import { renderNotVerified } from "../../reference/render-not-verified";

const both = (en: string, zh: string) => ({ en, zh });
const facts = { what: both("it is so", "就是这样"), builtOn: both("a page", "文档"), otherwise: both("a|b", "甲|乙") };

const topics: readonly Topic[] = [
  { title: both("Empty", "空"), beliefs: [] },
  {
    title: both("Pushes", "推送"),
    beliefs: [
      believe({ id: "push-openid", part: "first-push", rule: "openidInPushes", other: false, ...facts }),
      { id: "media-three-days", notProbed: both("no: it takes three days", "无法探测：要等三天"), ...facts },
    ],
  },
];

test("each belief is a row with an anchor, and the part of the probe or why none answers it", () => {
  const { file, text } = renderNotVerified(topics, "en");
  expect(file).toBe("docs/reference/not-verified.md");
  expect(text.slice(text.indexOf("\n## "))).toBe(`
## Pushes

| Id | What | Built on | If it is otherwise | Probe |
|---|---|---|---|---|
| <a id="push-openid"></a>\`push-openid\` | it is so | a page | a\\|b | part \`first-push\` |
| <a id="media-three-days"></a>\`media-three-days\` | it is so | a page | a\\|b | no: it takes three days |

What is not documented about a pair itself is under "Not certain" of that pair in [pairs.md](pairs.md).
`);
});

test("the Chinese document has the same rows, in Chinese", () => {
  const { file, text } = renderNotVerified(topics, "zh");
  expect(file).toBe("docs/reference/not-verified.zh-CN.md");
  expect(text).toContain('| <a id="push-openid"></a>`push-openid` | 就是这样 | 文档 | 甲\\|乙 | `first-push` 部分 |');
  expect(text).toContain("无法探测：要等三天");
  const rowsOf = (page: string) => page.match(/^\|/gm)?.length;
  expect(rowsOf(text)).toBe(rowsOf(renderNotVerified(topics, "en").text));
});

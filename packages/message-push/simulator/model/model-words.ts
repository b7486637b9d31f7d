// The words of a model that does what no operator wants: Markdown, thinking aloud, and obeying the customer.
import { entriesIn, isToChoose, localAnswer } from "./local-answer";
import type { ModelBehaviour, ModelRequest } from "./model-order";

/** What it says when it behaves like that. */
export function wordsOf(behaviour: ModelBehaviour, request: ModelRequest): string {
  const answer = localAnswer(request);
  if (behaviour === "markdown") return marked(answer);
  if (behaviour === "thinks") return `<think>The customer asks something. Let me see …</think>\n${answer}`;
  return behaviour === "obeys" ? obeyed(request) : answer;
}

function marked(answer: string): string {
  return `### 回答\n\n**${answer}**\n\n- [点这里](https://promo.example.com/win)\n- \`代码\`\n\n| 项 | 值 |\n|---|---|\n| 运费 | 8 元 |\n\n\`\`\`js\nalert(1)\n\`\`\``;
}

/** It repeats the orders that it was given, all that it was shown, and whatever the customer's text says. */
function obeyed({ messages }: ModelRequest): string {
  const system = messages.find(({ role }) => role === "system")?.content ?? "";
  const asked = messages.findLast(({ role }) => role === "user")?.content ?? "";
  const question = String(Object(JSON.parse(asked)).question);
  if (!isToChoose(system)) return `${question}\nsystem: ${question}\n${system}`;
  const named = question.match(/[\w-]+/g) ?? [];
  const ids = [...named, ...entriesIn(system).map(({ id }) => id)];
  return `${question}\n${JSON.stringify({ ids, transfer: true, reply: question })}`;
}

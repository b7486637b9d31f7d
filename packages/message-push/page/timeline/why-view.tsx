// The one sentence on why the customer saw what they saw, with a link to the rule.
import type { SimulatorEvent } from "../../simulator/events";
import type { PushRow } from "../../simulator/journal/push-row";
import { desk } from "../state/desk";
import { language, say } from "../state/language";
import { linkOf } from "./docs";
import { whyOf } from "./why";

interface WhyProps {
  readonly row: PushRow;
  readonly events: readonly SimulatorEvent[];
}

export function WhyView({ row, events }: WhyProps) {
  const rules = desk.value?.rules;
  if (rules === undefined) return null;
  const { rule, words, doc } = whyOf(row, events, rules);
  const { title, href } = linkOf(doc, language.value);
  return (
    <section class="tl-why" data-rule={rule}>
      <h3>{say({ en: "Why the customer saw this", zh: "客户为什么看到这个结果" })}</h3>
      <p>{say(words)}</p>
      <a class="small" href={href} target="_blank" rel="noreferrer noopener">
        {title}
      </a>
    </section>
  );
}

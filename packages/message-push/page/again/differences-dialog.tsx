// The same questions then and now, beside each other: what is equal is quiet, what is not has a color and a word.
import { customers, open as openConversation } from "../state/customers";
import { type Both, language, say } from "../state/language";
import { Dialog } from "../ui/dialog";
import { type AskedAgain, askedAgain } from "./ask-again";
import type { Answer, AnswerPair, QuestionPair } from "./compare";
import { diffWords, type Span } from "./diff-words";
import type { PushStep } from "./story";

interface DifferencesProps {
  readonly asked: AskedAgain;
  readonly pairs: readonly QuestionPair[];
}

export function DifferencesDialog({ asked, pairs }: DifferencesProps) {
  const same = pairs.filter(({ isSame }) => isSame).length;
  return (
    <Dialog
      label={say({ en: "Asked again", zh: "再问一遍" })}
      kind="again"
      onClose={() => {
        askedAgain.value = undefined;
      }}
    >
      <p class={same === pairs.length ? "again-line again-summary good" : "again-line again-summary bad"} role="status">
        {say({ en: `${same} of ${pairs.length} the same`, zh: `${pairs.length} 个问题中 ${same} 个回答相同` })}
      </p>
      <p class="again-line small muted">
        {say({ en: `Asked by ${asked.name}. `, zh: `由 ${asked.name} 提问。` })}
        <button type="button" class="button quiet small" onClick={() => openAsked(asked.name)}>
          {say({ en: "Open that conversation", zh: "打开这段会话" })}
        </button>
      </p>
      <table class="again-table">
        <thead>
          <tr>
            <th scope="col">{say({ en: "Then", zh: "当时" })}</th>
            <th scope="col">{say({ en: "Now", zh: "现在" })}</th>
          </tr>
        </thead>
        {pairs.map((pair) => (
          <Question key={pair.question.pushId} pair={pair} />
        ))}
      </table>
    </Dialog>
  );
}

function openAsked(name: string): void {
  const openid = customers.peek().find((one) => one.name === name)?.openid;
  askedAgain.value = undefined;
  if (openid !== undefined) void openConversation(openid);
}

function Question({ pair: { question, answers, isSame } }: { readonly pair: QuestionPair }) {
  return (
    <tbody class={isSame ? "again-same" : "again-other"}>
      <tr>
        <th scope="rowgroup" colSpan={2} class="again-question">
          <span class="again-said">{questionText(question)}</span>
        </th>
      </tr>
      {answers.length === 0 && (
        <tr>
          <td>{say(NOTHING)}</td>
          <td>{say(NOTHING)}</td>
        </tr>
      )}
      {answers.map((answer, index) => (
        <AnswerRow key={index} pair={answer} />
      ))}
    </tbody>
  );
}

const NOTHING: Both = { en: "no answer", zh: "没有回复" };

function questionText({ pair, packet }: PushStep): string {
  if (pair === "text") return String(packet.Content);
  if (pair === "image") return say({ en: "[picture]", zh: "[图片]" });
  if (pair === "miniprogrampage") return say({ en: `[card] ${packet.Title}`, zh: `[小程序卡片] ${packet.Title}` });
  if (pair === "event:user_enter_tempsession") return say({ en: "[enters]", zh: "[进入会话]" });
  return pair;
}

const VERDICTS: Readonly<Record<AnswerPair["verdict"], Both | undefined>> = {
  same: undefined,
  changed: { en: "changed", zh: "有变化" },
  missing: { en: "missing", zh: "缺少" },
  added: { en: "added", zh: "新增" },
};

function AnswerRow({ pair: { verdict, before, after } }: { readonly pair: AnswerPair }) {
  const spans = verdict === "changed" && before && after ? diffWords(before.text, after.text) : undefined;
  const word = VERDICTS[verdict];
  return (
    <tr class={`again-${verdict}`} lang={language.value === "zh" ? "zh-CN" : undefined}>
      <td>
        <AnswerText answer={before} spans={spans?.before} mark="del" />
        {verdict === "missing" && word && <span class="chip bad">{say(word)}</span>}
      </td>
      <td>
        <AnswerText answer={after} spans={spans?.after} mark="ins" />
        {verdict !== "missing" && word && (
          <span class={verdict === "added" ? "chip info" : "chip warn"}>{say(word)}</span>
        )}
      </td>
    </tr>
  );
}

interface AnswerTextProps {
  readonly answer: Answer | undefined;
  readonly spans: readonly Span[] | undefined;
  readonly mark: "del" | "ins";
}

const KINDS: Readonly<Record<Exclude<Answer["kind"], "reply">, Both>> = {
  notice: { en: "notice", zh: "系统提示" },
  "hand-over": { en: "handed over to a person", zh: "转人工" },
  "not-bound": { en: "bound to no function", zh: "未绑定云函数" },
  "to-agent": { en: "went to the person", zh: "交给人工客服" },
};

function AnswerText({ answer, spans, mark: Mark }: AnswerTextProps) {
  if (answer === undefined) return <span class="muted">—</span>;
  const { kind, text } = answer;
  const shown = spans ?? [{ text, isOnlyHere: false }];
  return (
    <span class="again-answer">
      {kind !== "reply" && <span class="chip">{say(KINDS[kind])}</span>}
      {shown.map((span, index) => (span.isOnlyHere ? <Mark key={index}>{span.text}</Mark> : span.text))}
    </span>
  );
}

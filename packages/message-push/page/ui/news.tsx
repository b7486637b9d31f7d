// What is wrong with the newest build, at the top until it is right again; and that it is, for a moment.
import { waitingCount } from "../state/customers";
import { build, isConnected } from "../state/desk";
import { type Both, say } from "../state/language";
import { isMended } from "../state/mended";
import { firstPlace, splitPlaces } from "./split-places";
import "./news.css";

const UNREACHED: Both = {
  en: "The simulator does not answer. The page goes on when it is there again: npm start",
  zh: "模拟器没有响应。重新启动（npm start）后页面会自动恢复。",
};
const FAILED: Both = {
  en: "This does not build; the last good build goes on answering.",
  zh: "构建失败；仍由上一次成功的构建应答。",
};
const TYPES: Both = {
  en: "The types are wrong; the new code runs all the same.",
  zh: "类型有误；新代码照样运行。",
};
const RESTART: Both = { en: "This counts only after a restart.", zh: "以下改动重启后才生效。" };
const MENDED: Both = { en: "Everything is right again", zh: "已恢复正常" };

const waiting = (count: number): Both => ({
  en: count === 1 ? "A customer waits for a person" : `${count} customers wait for a person`,
  zh: `${count} 位客户在等待人工`,
});

export function News() {
  const { failure, types, restart, restartTexts } = build.value;
  return (
    <div class="page-news">
      <div role="alert">
        {!isConnected.value && <p class="news warn">{say(UNREACHED)}</p>}
        {failure !== undefined && <Problem kind="bad" title={FAILED} text={failure} />}
        {types !== undefined && <Problem kind="warn" title={TYPES} text={types} />}
        {restart !== undefined && (
          <Problem kind="warn" title={RESTART} text={restartTexts ? say(restartTexts) : restart} />
        )}
      </div>
      <div role="status">
        {isMended.value && <p class="news-mended chip good">{say(MENDED)}</p>}
        {waitingCount.value > 0 && <span class="hidden-text">{say(waiting(waitingCount.value))}</span>}
      </div>
    </div>
  );
}

interface ProblemProps {
  readonly kind: "bad" | "warn";
  readonly title: Both;
  readonly text: string;
}

function Problem({ kind, title, text }: ProblemProps) {
  return (
    <details class={`news ${kind}`} open>
      <summary>
        <strong>{say(title)}</strong> <span class="news-place news-first">{firstPlace(text)}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard */}
      <pre tabIndex={0}>
        {splitPlaces(text).map((part, index) =>
          part.isPlace ? (
            <span key={index} class="news-place">
              {part.text}
            </span>
          ) : (
            part.text
          ),
        )}
      </pre>
    </details>
  );
}

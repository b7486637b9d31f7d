// The test that was written: its text, where to save it, how to run it, and what it depends on.
import { signal } from "@preact/signals";
import { desk } from "../state/desk";
import { type Both, language, say } from "../state/language";
import { Dialog } from "../ui/dialog";
import { readOpenStory, readSurroundings } from "./material";
import { selected } from "./selection";
import type { Remark } from "./story";
import { type WrittenTest, writeTest } from "./write-test";

interface ShownTest extends WrittenTest {
  /** Pushes before the selection that the test needs. */
  readonly added: number;
  /** Whether it is on the clipboard; a browser may refuse that. */
  readonly isCopied: boolean;
}

/** What is longer is scrolled. */
const MOST_LINES = 24;

export const writtenTest = signal<ShownTest | undefined>(undefined);

/** Writes what is selected, shows it, and puts it on the clipboard. */
export async function writeSelected(): Promise<void> {
  const story = await readOpenStory(selected.peek());
  if (story === undefined) return;
  const { language: written = "ts", isModule = true } = desk.peek()?.project ?? {};
  const style = { language: written, isModule, words: language.peek() };
  const test = writeTest(story, style, await readSurroundings(story));
  writtenTest.value = { ...test, added: story.added, isCopied: await copy(test.text) };
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

async function copyShown(): Promise<void> {
  const test = writtenTest.peek();
  if (test !== undefined) writtenTest.value = { ...test, isCopied: await copy(test.text) };
}

export function TestDialog({ test }: { readonly test: ShownTest }) {
  const { text, fileName, isCopied } = test;
  return (
    <Dialog
      label={say({ en: "The conversation as a test", zh: "由会话生成的测试" })}
      kind="again"
      onClose={() => {
        writtenTest.value = undefined;
      }}
    >
      <p class="again-line">
        {say({ en: "Save it as ", zh: "保存为 " })}
        <code>tests/{fileName}</code>
        {say({ en: ", then run ", zh: "，然后运行 " })}
        <code>npx jest tests/{fileName}</code>
      </p>
      <textarea
        class="code again-code"
        readOnly
        rows={Math.min(text.split("\n").length, MOST_LINES)}
        wrap="off"
        aria-label={say({ en: "Source of the test", zh: "测试源码" })}
        value={text}
      />
      <div class="row again-line">
        <button type="button" class="button primary" onClick={() => void copyShown()}>
          {say({ en: "Copy", zh: "复制" })}
        </button>
        <span class="small muted" role="status">
          {isCopied
            ? say({ en: "It is on the clipboard.", zh: "已复制到剪贴板。" })
            : say({ en: "Not copied yet: the browser did not allow it.", zh: "尚未复制：浏览器没有允许。" })}
        </span>
      </div>
      <Dependence test={test} />
    </Dialog>
  );
}

function Dependence({ test: { remarks, added } }: { readonly test: ShownTest }) {
  return (
    <div class="small muted again-line">
      <h3>{say({ en: "What it depends on", zh: "它依赖什么" })}</h3>
      <ul class="again-list">
        {DEPENDS.map((words) => (
          <li key={words.en}>{say(words)}</li>
        ))}
        {added > 0 && (
          <li>
            {say({
              en: `${added === 1 ? "One earlier push is" : `${added} earlier pushes are`} in it, because the selection needs that: a hand-over to the person, or a first delivery.`,
              zh: `因为所选内容需要，还包含更早的 ${added} 次推送：转人工的那一次，或首次投递。`,
            })}
          </li>
        )}
        {remarks.map((remark) => (
          <li key={remark}>{say(REMARKS[remark])}</li>
        ))}
      </ul>
    </div>
  );
}

const DEPENDS: readonly Both[] = [
  {
    en: "The built functions (npm start and npm run build build them), and seed/. Data that you changed in this page is not in it.",
    zh: "已构建的云函数（npm start 或 npm run build 会构建），以及 seed/。在页面里改过的数据不包含在内。",
  },
  {
    en: "It begins with a new customer: what functions remembered of the conversation before the selection is not there.",
    zh: "它从一位新客户开始：所选内容之前、云函数记住的东西不存在。",
  },
  {
    en: "Requests to other hosts are refused in a test: answer them with sim.http, and cloud calls with sim.stub.",
    zh: "测试里访问其他主机会被拒绝：用 sim.http 给出回答；云调用用 sim.stub。",
  },
  {
    en: "Answers that are random, or count what others did, are other ones each time: loosen those expectations.",
    zh: "随机的回复，或会累计他人行为的回复，每次都不同：请放宽对应的断言。",
  },
];

const REMARKS: Readonly<Record<Remark, Both>> = {
  "clock-moved-meanwhile": {
    en: "The clock was moved while a push was under way. The test does not do that: it waits.",
    zh: "推送进行中时快进过时间。测试里不快进，而是等待。",
  },
  "own-result": {
    en: "WeChat pushed the result of a content check by itself; in the test it comes by itself, too.",
    zh: "内容安全检测的结果由微信自行推送；测试里同样会自行到达。",
  },
  "start-fault": {
    en: "A fault hit an instance as it started. Whether one starts there in the test depends on what was called before.",
    zh: "有故障发生在实例启动时。测试里那一刻是否会启动新实例，取决于之前的调用。",
  },
  "earlier-run": {
    en: "Part of it is from an earlier start of the simulator: only what was said is known of it, not faults, time or the person at the desk.",
    zh: "其中一部分来自模拟器上一次启动：只知道说过什么，不知道故障、时间和人工客服。",
  },
  "other-picture": {
    en: "A picture is larger than 2 KB, or gone; the test sends a small one of the simulator's own.",
    zh: "有图片大于 2 KB 或已过期；测试发送模拟器自带的小图。",
  },
};

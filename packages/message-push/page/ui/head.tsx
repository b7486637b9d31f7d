// The top of the page: the project, its state, its time, what is armed, and the reader's choices.
import { armed, desk, isConnected, machineNowMs, reloaded } from "../state/desk";
import { type Both, say } from "../state/language";
import { isNarrow } from "../state/narrow";
import { go } from "../state/route";
import { ClockButtons } from "../world/clock-buttons";
import { Choices } from "./choices";
import { HeadMenu } from "./head-menu";
import "./head.css";

export function Head() {
  return (
    <header class="page-head">
      <h1 class="page-title">
        <span class="page-mark" aria-hidden="true" />
        <span class="page-name">{desk.value?.project.name ?? "message-push"}</span>
      </h1>
      <State />
      <Reloaded />
      <span class="page-space" />
      <ArmedFaults />
      {isNarrow.value ? (
        <HeadMenu>
          <ClockButtons />
          <Choices />
        </HeadMenu>
      ) : (
        <>
          <ClockButtons />
          <Choices />
        </>
      )}
    </header>
  );
}

function State() {
  return (
    <span class={isConnected.value ? "chip good" : "chip bad"}>
      <span class="page-dot" aria-hidden="true" />
      {isConnected.value ? say({ en: "running", zh: "运行中" }) : say({ en: "not reached", zh: "未连接" })}
    </span>
  );
}

const RELOADED_SHOWN_MS = 8_000;

function Reloaded() {
  const newest = reloaded.value;
  const isNew = newest !== undefined && machineNowMs.value - newest.atMs < RELOADED_SHOWN_MS;
  return (
    <span class="page-reloaded" role="status">
      {isNew && newest.functions.length > 0 && (
        <span class="chip info">
          {say(reloadedWords(newest.functions))} · {newest.durationMs} ms
        </span>
      )}
    </span>
  );
}

/** As many names as there is room for. */
const NAMED = 2;

function reloadedWords(names: readonly string[]): Both {
  const isMany = names.length > NAMED;
  return {
    en: `${isMany ? `${names.length} functions` : names.join(", ")} reloaded`,
    zh: `${isMany ? `${names.length} 个云函数` : names.join("、")} 已重新加载`,
  };
}

function ArmedFaults() {
  const count = armed.value.length;
  if (count === 0) return null;
  const words = say({ en: `${count} ${count === 1 ? "fault" : "faults"} armed`, zh: `${count} 个故障待触发` });
  return (
    <button type="button" class="chip fault page-armed" aria-label={words} onClick={() => go({ panel: "faults" })}>
      <span aria-hidden="true">⚡</span>
      {isNarrow.value ? count : words}
    </button>
  );
}

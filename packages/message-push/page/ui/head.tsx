// The top of the page: the project, its time, what is armed, and the reader's choices.
import { armed, desk, isConnected, reloaded } from "../state/desk";
import type { Both } from "../state/language";
import { chooseLanguage, language, say } from "../state/language";
import { go } from "../state/route";
import { chooseTheme, THEMES, type Theme, theme } from "../state/theme";
import { ClockButtons } from "../world/clock-buttons";

const THEME_NAMES: Readonly<Record<Theme, Both>> = {
  system: { en: "System", zh: "跟随系统" },
  light: { en: "Light", zh: "浅色" },
  dark: { en: "Dark", zh: "深色" },
};

export function Head() {
  return (
    <header class="page-head">
      <h1 class="page-title">
        <span class="page-mark" aria-hidden="true" />
        {desk.value?.project.name ?? "message-push"}
      </h1>
      <span class={isConnected.value ? "chip good" : "chip bad"}>
        {isConnected.value ? say({ en: "running", zh: "运行中" }) : say({ en: "not reached", zh: "未连接" })}
      </span>
      <Reloaded />
      <span class="page-space" />
      <ArmedFaults />
      <ClockButtons />
      <label>
        <span class="hidden-text">{say({ en: "Colors", zh: "配色" })}</span>
        <select class="field" value={theme.value} onChange={(event) => chooseTheme(themeOf(event.currentTarget.value))}>
          {THEMES.map((name) => (
            <option key={name} value={name}>
              {say(THEME_NAMES[name])}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="button"
        lang={language.value === "zh" ? "en" : "zh-CN"}
        onClick={() => chooseLanguage(language.value === "zh" ? "en" : "zh")}
      >
        {language.value === "zh" ? "English" : "中文"}
      </button>
    </header>
  );
}

function themeOf(text: string): Theme {
  return THEMES.find((name) => name === text) ?? "system";
}

function Reloaded() {
  const newest = reloaded.value;
  if (newest === undefined) return null;
  return (
    <span class="chip" role="status">
      {say({ en: `${newest.functions.join(", ")} reloaded`, zh: `${newest.functions.join("、")} 已重新加载` })} ·{" "}
      {newest.durationMs} ms
    </span>
  );
}

function ArmedFaults() {
  const count = armed.value.length;
  if (count === 0) return null;
  return (
    <button type="button" class="button small" onClick={() => go({ panel: "faults" })}>
      <span class="chip fault">{say({ en: `${count} faults armed`, zh: `${count} 个故障待触发` })}</span>
    </button>
  );
}

// The reader's choices: colors and language.
import { type Both, chooseLanguage, language, say } from "../state/language";
import { chooseTheme, THEMES, type Theme, theme } from "../state/theme";

const THEME_NAMES: Readonly<Record<Theme, Both>> = {
  system: { en: "System colors", zh: "跟随系统" },
  light: { en: "Light", zh: "浅色" },
  dark: { en: "Dark", zh: "深色" },
};

export function Choices() {
  const other = language.value === "zh" ? "en" : "zh";
  return (
    <div class="head-choices">
      <select
        class="field head-select"
        aria-label={say({ en: "Colors", zh: "配色" })}
        value={theme.value}
        onChange={(event) => chooseTheme(themeOf(event.currentTarget.value))}
      >
        {THEMES.map((name) => (
          <option key={name} value={name}>
            {say(THEME_NAMES[name])}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="button small"
        lang={other === "en" ? "en" : "zh-CN"}
        onClick={() => chooseLanguage(other)}
      >
        {other === "en" ? "English" : "中文"}
      </button>
    </div>
  );
}

function themeOf(text: string): Theme {
  return THEMES.find((name) => name === text) ?? "system";
}

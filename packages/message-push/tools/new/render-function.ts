// The index.ts or index.js of a new function, formatted as the linter would.

import type { CodeStyle } from "../../project/code-style";
import { say } from "../../src/language";
import { ownPairs } from "../../src/wechat/own-pairs";
import { widthOf } from "../table";
import { startingPointOf } from "./starting-point";

/** Where the formatter breaks lines. Comments it leaves alone. */
const LINE_WIDTH = 120;

/** The source of a function for this pair. */
export function renderFunction(pair: string, { isModule }: Pick<CodeStyle, "isModule"> = { isModule: true }): string {
  const { about, handler, builders } = startingPointOf(pair);
  const imported = ["defineFunction", ...builders].sort().join(", ");
  const [load, main] = isModule
    ? [`import { ${imported} } from "#runtime";`, "export const main"]
    : [`const { ${imported} } = require("#runtime");`, "exports.main"];
  return `${header(pair, about)}
${[load, ...knowOwnPairs(pair, isModule)].join("\n")}

${main} = defineFunction({
  on: ${JSON.stringify(pair)},
${handler.map((line) => `  ${line}`).join("\n")}
});
`;
}

/** The build puts the team's own pairs into every function; a test that loads the source alone has to meet them as well. */
function knowOwnPairs(pair: string, isModule: boolean): readonly string[] {
  if (!ownPairs().has(pair)) return [];
  return [isModule ? 'import "../own-pairs";' : 'require("../own-pairs");'];
}

function header(pair: string, about: string): string {
  const subject = `// ${say({ en: `Pair \`${pair}\`:`, zh: `消息对 \`${pair}\`：` })}`;
  const happened = withoutCapital(about.replaceAll(/\s+/g, " "));
  const isWide = widthOf(subject) + 1 + widthOf(happened) > LINE_WIDTH;
  return `${subject}${isWide ? "\n// " : " "}${happened}`;
}

/** Other words that a sentence may begin with are names. */
function withoutCapital(sentence: string): string {
  return sentence.replace(/^(An?|The|Some\w+)\b/, (word) => word.toLowerCase());
}

// types, build: whether the sources are right by TypeScript, and whether dist/ is what they make, byte by byte.
import { type Both, inBoth, say } from "../../../src/language";
import type { Facts } from "../facts";
import { type DoctorRow, errorRow, errorRowOf, okRow, skippedRow, UNBUILT } from "../report";

const BUILD_FIX: Both = {
  en: "Run npx message-push build; what is uploaded is what stands in dist/.",
  zh: "请运行 npx message-push build；上传的是 dist/ 里的内容。",
};
const TYPES_FIX: Both = {
  en: "Correct these lines in the function's index.ts and what it imports; npx message-push build shows the same.",
  zh: "请改正云函数的 index.ts 及其引入的文件里的这几行；npx message-push build 显示的也是这些。",
};

export function checkBuild(facts: Facts): readonly DoctorRow[] {
  return [typesRow(facts), buildRow(facts)];
}

function typesRow({ types }: Facts): DoctorRow {
  if ("refusal" in types) {
    return { ...errorRowOf("types", types.refusal), fix: say(TYPES_FIX) };
  }
  if (types.thing === "right") return okRow("types", RIGHT);
  return skippedRow("types", types.thing.why);
}

const RIGHT: Both = { en: "TypeScript finds no error in the functions.", zh: "云函数没有 TypeScript 错误。" };

function buildRow({ build, functions }: Facts): DoctorRow {
  if ("refusal" in build || "refusal" in functions) return skippedRow("build", UNBUILT);
  const { missing, stale, leftOver } = build.thing;
  const root = functions.thing.cloudbaserc.functionRoot;
  const problems = [
    ...problemOf(missing, { en: "not built", zh: "没有构建" }),
    ...problemOf(stale, { en: "other than the sources make it", zh: "与源码不一致" }),
    ...problemOf(leftOver, { en: "of no function any more", zh: "对应的云函数已不存在" }),
  ];
  if (problems.length === 0) {
    return okRow("build", { en: `${root} is what the sources make.`, zh: `${root} 与源码一致。` });
  }
  const all = inBoth((language) => problems.map((own) => own[language]).join({ en: "; ", zh: "；" }[language]));
  return errorRow("build", { en: `${root}: ${all.en}.`, zh: `${root}：${all.zh}。` }, BUILD_FIX);
}

function problemOf(names: readonly string[], what: Both): readonly Both[] {
  if (names.length === 0) return [];
  return [{ en: `${what.en}: ${names.join(", ")}`, zh: `${what.zh}：${names.join("、")}` }];
}

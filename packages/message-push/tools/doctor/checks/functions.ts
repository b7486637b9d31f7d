// cloudbaserc, functions, triggers, pairs, sources, size: what the build refuses, as rows.
import { misspeltKeys } from "../../../project/function-keys";
import { TRIGGER_FIX } from "../../../project/timer-trigger";
import type { CodedError } from "../../../src/coded-error";
import { type Both, say } from "../../../src/language";
import { kilobytes, MAX_BUNDLE_BYTES } from "../../bundle/measure-bundle";
import { MAX_FILES_BYTES } from "../../bundle/pack-files";
import type { Facts } from "../facts";
import { type DoctorRow, errorRowOf, okRow, rowsOr, skippedRow, warningRow } from "../report";

/** In the order in which they are looked at: what comes after an error cannot be judged. */
const IDS = ["cloudbaserc", "triggers", "functions", "pairs", "sources", "size"] as const;
type Id = (typeof IDS)[number];

export function checkFunctions(facts: Facts): readonly DoctorRow[] {
  const refused = refusalIn(facts);
  if (refused === undefined) return IDS.flatMap((id) => wellRows(id, facts));
  const { refusal, judged } = refused;
  const id = idOf(refusal);
  return IDS.flatMap((own) => {
    if (own === id) return refusedRow(own, refusal, facts.functionsDir);
    if (judged.includes(own)) return wellRows(own, facts);
    return skippedRow(own, { en: `Not before ${id} is fixed.`, zh: `先解决 ${id} 一行。` });
  });
}

function wellRows(id: Id, facts: Facts): readonly DoctorRow[] {
  const well = okRow(id, WELL[id](facts));
  return id === "cloudbaserc" ? rowsOr(misspeltRows(facts), well) : [well];
}

function misspeltRows({ projectDir, cloudbaserc }: Facts): readonly DoctorRow[] {
  if ("refusal" in cloudbaserc) return [];
  const names = cloudbaserc.thing.functions.map(({ name }) => name);
  return misspeltKeys(projectDir, names).map(({ functionName, key, meant }) =>
    warningRow(
      "cloudbaserc",
      {
        en: `cloudbaserc.json, at ${functionName}: CloudBase knows no "${key}", so it does nothing.`,
        zh: `cloudbaserc.json 的 ${functionName}：云开发没有“${key}”这一项，写了不起作用。`,
      },
      {
        en: `In cloudbaserc.json: Did you mean "${meant}"? Correct the name, or remove it.`,
        zh: `在 cloudbaserc.json 里：是不是“${meant}”？请改正名称，或删掉它。`,
      },
    ),
  );
}

function refusedRow(id: Id, refusal: CodedError, functionsDir: string): DoctorRow {
  const place = placeOf(id, functionsDir);
  const { fix } = refusal.texts;
  return {
    ...errorRowOf(id, refusal),
    fix: say({ en: `In ${place.en}: ${fix.en}`, zh: `在${place.zh}：${fix.zh}` }),
  };
}

/** The refusal that came first, and what had been looked at before. */
function refusalIn({
  cloudbaserc,
  functions,
  build,
}: Facts): { refusal: CodedError; judged: readonly Id[] } | undefined {
  if ("refusal" in cloudbaserc) return { refusal: cloudbaserc.refusal, judged: [] };
  if ("refusal" in functions) return { refusal: functions.refusal, judged: ["cloudbaserc"] };
  if ("refusal" in build) return { refusal: build.refusal, judged: ["cloudbaserc", "triggers", "functions"] };
  return undefined;
}

const ID_OF_CODE: Readonly<Record<string, Id>> = {
  CLOUDBASERC_INVALID: "cloudbaserc",
  PAIR_BOUND_TWICE: "pairs",
  BUNDLE_TOO_LARGE: "size",
  FILES_TOO_LARGE: "size",
  FILES_DIFFER: "sources",
  FILE_IMPORTED: "sources",
  BUNDLE_FAILED: "sources",
  BUNDLE_BOUNDARY_BROKEN: "sources",
  FUNCTION_ENTRY_INVALID: "sources",
};

function idOf({ code, texts }: CodedError): Id {
  if (texts.fix.en === TRIGGER_FIX.en || /triggers/.test(texts.fact.en)) return "triggers";
  return ID_OF_CODE[code] ?? "functions";
}

/** Where to write what the fix says. */
const placeOf = (id: Id, functionsDir: string): Both =>
  ({
    cloudbaserc: { en: "cloudbaserc.json", zh: " cloudbaserc.json 里" },
    triggers: {
      en: `cloudbaserc.json and ${functionsDir}/<name>/config.json`,
      zh: ` cloudbaserc.json 和 ${functionsDir}/<函数名>/config.json 里`,
    },
    functions: { en: `cloudbaserc.json and ${functionsDir}/`, zh: ` cloudbaserc.json 和 ${functionsDir}/ 里` },
    pairs: { en: "the function's index.ts or index.js", zh: "云函数的 index.ts 或 index.js 里" },
    sources: {
      en: "the function's index.ts or index.js, or what it imports",
      zh: "云函数的 index.ts 或 index.js，或它引入的文件里",
    },
    size: {
      en: `${functionsDir}/<name>/, or what its index imports`,
      zh: ` ${functionsDir}/<函数名>/，或其 index 引入的文件里`,
    },
  })[id];

const WELL: Readonly<Record<Id, (facts: Facts) => Both>> = {
  cloudbaserc: () => ({
    en: "cloudbaserc.json has what CloudBase and the build need.",
    zh: "cloudbaserc.json 里有云开发和构建需要的内容。",
  }),
  triggers: () => ({
    en: "config.json and cloudbaserc.json have the same timers, of seven fields.",
    zh: "config.json 和 cloudbaserc.json 里的定时触发器一致，都是七个字段。",
  }),
  functions: (facts) => {
    const names = namesOf(facts);
    return {
      en: `${names.join(", ")}: each has its folder and its entry in cloudbaserc.json.`,
      zh: `${names.join("、")}：都有自己的目录，也都写进了 cloudbaserc.json。`,
    };
  },
  pairs: (facts) => {
    const { length } = builtOf(facts).flatMap(({ pairs }) => pairs);
    return { en: `${length} pairs, each with one function.`, zh: `${length} 个消息对，各由一个云函数处理。` };
  },
  sources: () => ({ en: "Every function can be bundled and loaded.", zh: "每个云函数都能打包和加载。" }),
  size: (facts) => {
    const code = kilobytes(Math.max(...builtOf(facts).map(({ bytes, fileBytes }) => bytes - fileBytes)));
    const beside = filesBeside(Math.max(...builtOf(facts).map(({ fileBytes }) => fileBytes)));
    const most = kilobytes(MAX_BUNDLE_BYTES);
    return {
      en: `The largest bundle has ${code} of ${most}${beside.en}.`,
      zh: `最大的代码包 ${code}，上限 ${most}${beside.zh}。`,
    };
  },
};

function filesBeside(bytes: number): Both {
  if (bytes === 0) return { en: "", zh: "" };
  const [own, most] = [bytes, MAX_FILES_BYTES].map(kilobytes);
  return { en: `, the most files beside one ${own} of ${most}`, zh: `；随代码上传的文件最多的 ${own}，上限 ${most}` };
}

function namesOf({ functions }: Facts): readonly string[] {
  return "thing" in functions ? functions.thing.names : [];
}

function builtOf({ build }: Facts) {
  return "thing" in build ? build.thing.functions : [];
}

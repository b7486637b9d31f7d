// What of a written table the console does not have: the read-back after a write.
import type { Both } from "../../src/language";
import type { FunctionConfig } from "./callback-config";
import { keyOf } from "./merge-rows";

/** One sentence for each difference; the order of rows is none, nor is a field that no page describes. */
export function differencesBetween(written: FunctionConfig, read: FunctionConfig): Both[] {
  const there = new Map<string, Both[]>();
  for (const row of read.callbacks) there.set(keyOf(row), [...(there.get(keyOf(row)) ?? []), textOf(row)]);
  const sentences = written.callbacks.flatMap((row) => {
    const found = there.get(keyOf(row)) ?? [];
    const place = found.findIndex((one) => one.en === textOf(row).en);
    if (place >= 0) {
      found.splice(place, 1);
      return [];
    }
    const name = [row.msgType, row.event].filter(Boolean).join(" ");
    const [instead = MISSING, wanted] = [found.shift(), textOf(row)];
    return [
      {
        en: `${name} is ${instead.en} instead of ${wanted.en}`,
        zh: `${name} 是 ${instead.zh}，应为 ${wanted.zh}`,
      },
    ];
  });
  const more = [...there].flatMap(([key, texts]) =>
    texts.map((text): Both => {
      const name = (JSON.parse(key) as string[]).filter(Boolean).join(" ");
      return { en: `${name} has a row more: ${text.en}`, zh: `${name} 多出一行：${text.zh}` };
    }),
  );
  const isSwitchWrong = written.enable !== read.enable;
  return [...(isSwitchWrong ? [switchIs(onOff(read), onOff(written))] : []), ...sentences, ...more];
}

const MISSING: Both = { en: "missing", zh: "缺失的" };

function switchIs(found: Both, wanted: Both): Both {
  return {
    en: `the switch above all rows is ${found.en} instead of ${wanted.en}`,
    zh: `总开关是${found.zh}的，应为${wanted.zh}`,
  };
}

type Bound = { readonly env: string; readonly functionName: string; readonly enable: boolean };

function textOf(row: Bound): Both {
  const state = onOff(row);
  return {
    en: `${row.functionName} in ${row.env} (${state.en})`,
    zh: `${row.functionName}，环境 ${row.env}（${state.zh}）`,
  };
}

function onOff({ enable }: { readonly enable: boolean }): Both {
  return enable ? { en: "on", zh: "开启" } : { en: "off", zh: "关闭" };
}

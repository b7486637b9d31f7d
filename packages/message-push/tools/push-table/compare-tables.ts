// What of a written table the console does not have: the read-back after a write.
import type { FunctionConfig } from "./callback-config";
import { keyOf } from "./merge-rows";

/** One sentence for each difference; the order of rows is none, nor is a field that no page describes. */
export function differencesBetween(written: FunctionConfig, read: FunctionConfig): string[] {
  const there = new Map<string, string[]>();
  for (const row of read.callbacks) there.set(keyOf(row), [...(there.get(keyOf(row)) ?? []), textOf(row)]);
  const sentences = written.callbacks.flatMap((row) => {
    const found = there.get(keyOf(row)) ?? [];
    const place = found.indexOf(textOf(row));
    if (place >= 0) {
      found.splice(place, 1);
      return [];
    }
    const name = [row.msgType, row.event].filter(Boolean).join(" ");
    return [`${name} is ${found.splice(0, 1)[0] ?? "missing"} instead of ${textOf(row)}`];
  });
  const more = [...there].flatMap(([key, texts]) =>
    texts.map((text) => `${(JSON.parse(key) as string[]).filter(Boolean).join(" ")} has a row more: ${text}`),
  );
  const isSwitchWrong = written.enable !== read.enable;
  return [
    ...(isSwitchWrong ? [`the switch above all rows is ${onOff(read)} instead of ${onOff(written)}`] : []),
    ...sentences,
    ...more,
  ];
}

type Bound = { readonly env: string; readonly functionName: string; readonly enable: boolean };

function textOf(row: Bound): string {
  return `${row.functionName} in ${row.env} (${onOff(row)})`;
}

function onOff({ enable }: { readonly enable: boolean }): string {
  return enable ? "on" : "off";
}

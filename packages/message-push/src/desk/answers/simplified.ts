// Traditional characters as simplified ones, one by one: enough to compare two texts, and no translation.
import { SIMPLIFIED_TABLE } from "./generated/simplified-table";
import { readTable } from "./table-digits";

/** Read when the first text is folded: many instances fold none. */
let table: ReadonlyMap<string, string> | undefined;

/** The text with every traditional character that has a simplified one replaced by it. */
export function simplified(text: string): string {
  table ??= readTable(SIMPLIFIED_TABLE);
  let result = "";
  for (const character of text) result += table.get(character) ?? character;
  return result;
}

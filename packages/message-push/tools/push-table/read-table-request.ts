// What npx message-push push-table was asked to do.
import type { Both } from "../../src/language";
import { ToolError } from "../tool-error";

export interface TableRequest {
  readonly action: "print" | "plan" | "apply" | "bound";
  readonly isJson: boolean;
  /** Whether nothing is asked. */
  readonly isYes: boolean;
  readonly isSwitchingOn: boolean;
}

interface Given {
  readonly values: { readonly json?: boolean; readonly yes?: boolean; readonly "switch-on"?: boolean };
  readonly positionals: readonly string[];
}

/** The flags that each action takes. */
const FLAGS = {
  print: ["json"],
  plan: ["switch-on"],
  apply: ["yes", "switch-on"],
  bound: ["yes"],
} as const satisfies Record<TableRequest["action"], readonly (keyof Given["values"])[]>;

/** @throws {ToolError} `FLAG_INVALID` */
export function readTableRequest({ values, positionals }: Given): TableRequest {
  const [named, ...more] = positionals;
  const action = named ?? "print";
  if (!isAction(action) || more.length > 0 || named === "print") {
    const words = positionals.join(" ");
    throw invalid(
      { en: `It does not know "${words}".`, zh: `不认识“${words}”。` },
      {
        en: "Call it with plan, apply or bound, or with nothing.",
        zh: "后面可以写 plan、apply 或 bound，也可以什么都不写。",
      },
    );
  }
  const allowed: readonly string[] = FLAGS[action];
  const wrong = Object.keys(values).find((flag) => !allowed.includes(flag));
  if (wrong !== undefined) {
    throw invalid(
      named === undefined
        ? { en: `--${wrong} means nothing here.`, zh: `--${wrong} 在这里没有作用。` }
        : { en: `--${wrong} means nothing to ${named}.`, zh: `--${wrong} 对 ${named} 没有作用。` },
      { en: "Leave it out; --help says what goes together.", zh: "请去掉它；--help 说明了哪些可以一起用。" },
    );
  }
  const { json = false, yes = false, "switch-on": isSwitchingOn = false } = values;
  return { action, isJson: json, isYes: yes, isSwitchingOn };
}

function isAction(text: string): text is TableRequest["action"] {
  return Object.hasOwn(FLAGS, text);
}

function invalid(fact: Both, fix: Both): ToolError {
  return new ToolError("FLAG_INVALID", fact, fix);
}

// What npx message-push push-table was asked to do.
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
    throw invalid(
      `It does not know "${positionals.join(" ")}".`,
      "Call it with plan, apply or bound, or with nothing.",
    );
  }
  const allowed: readonly string[] = FLAGS[action];
  const wrong = Object.keys(values).find((flag) => !allowed.includes(flag));
  if (wrong !== undefined) {
    throw invalid(
      `--${wrong} means nothing ${named === undefined ? "here" : `to ${named}`}.`,
      "Leave it out; --help says what goes together.",
    );
  }
  const { json = false, yes = false, "switch-on": isSwitchingOn = false } = values;
  return { action, isJson: json, isYes: yes, isSwitchingOn };
}

function isAction(text: string): text is TableRequest["action"] {
  return Object.hasOwn(FLAGS, text);
}

function invalid(fact: string, fix: string): ToolError {
  return new ToolError("FLAG_INVALID", fact, fix);
}

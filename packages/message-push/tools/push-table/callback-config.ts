// What tcb/getcallbackconfig answers, read with care: what this project does not know is kept, because the list is written back whole.
import * as v from "valibot";
import type { ConsoleState } from "./console-state";

// Older pages make `enable` optional, true by default; fields that are not listed here stay in place.
const rowSchema = v.looseObject({
  msgType: v.string(),
  event: v.optional(v.string(), ""),
  env: v.string(),
  functionName: v.string(),
  enable: v.optional(v.boolean(), true),
});

const configSchema = v.looseObject({
  // An account that never bound anything may have none.
  function_config: v.optional(
    v.looseObject({ enable: v.optional(v.boolean(), true), callbacks: v.optional(v.array(rowSchema), []) }),
    { enable: false, callbacks: [] },
  ),
  container_config: v.optional(v.looseObject({ enable: v.optional(v.boolean(), false) })),
});

/** A row as WeChat keeps it, with fields that only WeChat knows. */
export type CallbackRow = v.InferOutput<typeof rowSchema>;

/** The switch above all rows, and the rows. */
export type FunctionConfig = v.InferOutput<typeof configSchema>["function_config"];

/** Both ways to receive pushes in the cloud: rows that name functions, or one container for all. */
export type CallbackConfig = v.InferOutput<typeof configSchema>;

/** The `data` of an answer; nothing when it is not of the documented shape. */
export function readCallbackConfig(data: unknown): CallbackConfig | undefined {
  const parsed = v.safeParse(configSchema, data);
  return parsed.success ? parsed.output : undefined;
}

export function isContainerMode({ container_config }: CallbackConfig): boolean {
  return container_config?.enable === true;
}

/** The documented part of it, to be kept in the project. */
export function consoleStateOf(config: CallbackConfig, readAtMs: number): ConsoleState {
  const { enable, callbacks } = config.function_config;
  return {
    readAtMs,
    isEnabled: enable,
    isContainerMode: isContainerMode(config),
    rows: callbacks.map(({ msgType, event, env, functionName, enable: isOn }) => ({
      msgType,
      event,
      env,
      functionName,
      enable: isOn,
    })),
  };
}

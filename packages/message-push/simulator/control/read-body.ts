// Reading what was sent to the control API, and refusing what is not of its form.
import type { Context } from "hono";
import * as v from "valibot";
import type { Both } from "../../src/language";
import { SimulatorError } from "../simulator-error";
import { issueWords } from "./issue-words";

const NO_JSON: Both = { en: "The body is not JSON.", zh: "请求体不是 JSON。" };
const SEND_JSON: Both = {
  en: "Send a JSON object; see docs/reference/control-api.md.",
  zh: "请发送 JSON 对象，见 docs/reference/control-api.md。",
};
const SEE_API: Both = {
  en: "See the control API in docs/reference/control-api.md.",
  zh: "见 docs/reference/control-api.md 里的控制接口。",
};

/**
 * The body of a request.
 *
 * @throws {SimulatorError} `OPTION_INVALID`
 */
export async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch (cause) {
    throw new SimulatorError("OPTION_INVALID", NO_JSON, SEND_JSON, { cause });
  }
}

/**
 * What a schema makes of a value.
 *
 * @throws {SimulatorError} `OPTION_INVALID`, with the place and what was expected there
 */
export function parse<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  throw new SimulatorError("OPTION_INVALID", issueWords(schema, value), SEE_API);
}

// Reading what was sent to the control API, and refusing what is not of its form.
import type { Context } from "hono";
import * as v from "valibot";
import { SimulatorError } from "../simulator-error";

/**
 * The body of a request.
 *
 * @throws {SimulatorError} `OPTION_INVALID`
 */
export async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch (cause) {
    throw new SimulatorError("OPTION_INVALID", "The body is not JSON.", "Send a JSON object; see docs/simulator.md.", {
      cause,
    });
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
  const [issue] = parsed.issues;
  throw new SimulatorError(
    "OPTION_INVALID",
    `${v.getDotPath(issue) ?? "The body"}: ${issue.message}.`,
    "See the control API in docs/simulator.md.",
  );
}

// The errors of the simulator and its test kit.
import { CodedError } from "../src/coded-error";

/** Every code of a {@link SimulatorError}. docs/reference/errors.md explains each. */
export const SIMULATOR_ERROR_CODES = [
  "OPTION_INVALID",
  "PAIR_UNKNOWN",
  "EVENT_INVALID",
  "VARIABLE_UNSET",
  "PORT_IN_USE",
  "DATA_INVALID",
  "DATA_MISSING",
  "STATE_UNUSABLE",
  "REQUEST_REFUSED",
] as const;

/** A code of {@link SimulatorError}. */
export type SimulatorErrorCode = (typeof SIMULATOR_ERROR_CODES)[number];

/** An error of the simulator: an option, a packet or a project that it cannot work with. */
export class SimulatorError extends CodedError<SimulatorErrorCode> {
  override readonly name = "SimulatorError";
}

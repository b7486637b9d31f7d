// The simulator as tests start it: on a clock that gives functions in processes of their own all the time that a busy machine takes.
import { type Simulator, type SimulatorOptions, startSimulator as start } from "../../simulator/simulator";
import { TEST_CLOCK_RATE } from "./clock-rate";

export type { Simulator, SimulatorOptions };

/** Starts it; with `clockRate: 1` a test waits for deadlines as long as the cloud does. */
export function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  return start({ clockRate: TEST_CLOCK_RATE, ...options });
}

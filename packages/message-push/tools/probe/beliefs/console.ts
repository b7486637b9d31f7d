// What is believed of the CLI, DevTools, the console, HTTP access and access tokens.
import type { Belief } from "./belief";

export const CONSOLE_BELIEFS: readonly Belief[] = [];

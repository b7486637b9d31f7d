// Why a call did not return, in the simulator's own words: English for programs, and both languages for people.
import type { Both } from "../../src/language";
import type { InvocationError } from "../contracts";

export const STOPPED: Both = { en: "The simulator stopped.", zh: "模拟器已停止。" };

export function ownError(name: string, text: Both): InvocationError {
  return { name, message: text.en, texts: text };
}

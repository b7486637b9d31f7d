// Chance that a seed repeats.
import { randomOf } from "../../message-push/simulator/faults/random";

export interface Dice {
  /** From 0 up to, but not including, 1. */
  random(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  pick<T>(choices: readonly T[]): T;
  /** A choice, each as often as its weight says. */
  weigh<T>(choices: readonly (readonly [weight: number, choice: T])[]): T;
}

/** Dice of their own for each purpose, so that more throws here change nothing there. */
export function diceOf(seed: number, purpose: number): Dice {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(purpose + 1, 0x85ebca6b));
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
  return {
    random,
    between: (least, most) => least + Math.floor(random() * (most - least + 1)),
    pick,
    weigh(choices) {
      let left = random() * choices.reduce((sum, [weight]) => sum + weight, 0);
      const found = choices.find(([weight]) => {
        left -= weight;
        return left < 0;
      });
      return (found ?? choices[0])?.[1] as (typeof choices)[number][1];
    },
  };
}

// The names of rules, which their writers know; a push notes a rule's id.
import { readRules } from "../answers/read-rule";
import { personRule } from "../rules-of";
import { printable } from "./printable";

/**
 * By id, of those that are in force.
 *
 * @param rules as they are written
 */
export function namesOf(rules: readonly unknown[]): ReadonlyMap<string, string> {
  const inForce = readRules([...rules, personRule()]).rules;
  return new Map(inForce.map(({ id, name }) => [printable(id), printable(name)]));
}

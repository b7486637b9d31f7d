// A list as a rule needs it: with something in it.

export function isFilledList(given: unknown): given is readonly unknown[] {
  return Array.isArray(given) && given.length > 0;
}

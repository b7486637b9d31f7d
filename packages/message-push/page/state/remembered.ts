// What one browser remembers of its reader: choices, nothing of a conversation.

const PREFIX = "message-push.";

/** The choice that was made, if it is one of those. */
export function remembered<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
  const text = readText(name);
  return choices.find((choice) => choice === text);
}

/** The text as it was kept. */
export function readText(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    // A browser may refuse to remember anything.
    return undefined;
  }
}

export function remember(name: string, text: string): void {
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch {
    // The choice holds until the page is closed.
  }
}

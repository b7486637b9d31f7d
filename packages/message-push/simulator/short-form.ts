// A message in one line, for lists and lines of people.

/** A text as it is, of everything else its type. */
export function shortForm(message: { readonly msgtype: string; readonly text?: unknown }): string {
  const content = (Object(message.text) as { content?: unknown }).content;
  return typeof content === "string" ? content : message.msgtype;
}

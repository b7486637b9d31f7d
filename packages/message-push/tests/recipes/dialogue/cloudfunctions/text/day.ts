// Which day a customer means who writes 明天 or 12月3日.
const HOUR_MS = 3_600_000;

/** One of the next 14 days in Beijing. By when it was sent, a message that is looked at twice means the same day. */
export function dayIn(text: string, sentAtMs: number): string | undefined {
  const dayAfter = (days: number) => new Date(sentAtMs + (8 + 24 * days) * HOUR_MS).toISOString().slice(0, 10);
  const days = Array.from({ length: 14 }, (_, i) => dayAfter(i + 1));
  const [month = "", date = ""] = text.normalize("NFKC").match(/\d+/g) ?? [];
  const written = `${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return days[["明天", "后天"].indexOf(text)] ?? days.find((day) => day.slice(5) === written);
}

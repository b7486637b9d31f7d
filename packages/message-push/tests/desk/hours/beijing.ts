// Times as people in Beijing write them.

/** Of `2026-10-01 9:00`. */
export function beijing(time: string): number {
  const [date, clock = "0:00"] = time.split(" ");
  return Date.parse(`${date}T${clock.padStart(5, "0")}+08:00`);
}

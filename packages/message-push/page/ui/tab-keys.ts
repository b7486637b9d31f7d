// Which tab a key leads to: arrows go round, Home and End to the first and the last.

export function tabAfter<Name>(names: readonly Name[], current: Name, key: string): Name | undefined {
  const place = names.indexOf(current);
  const last = names.length - 1;
  switch (key) {
    case "ArrowRight":
      return names[place === last ? 0 : place + 1];
    case "ArrowLeft":
      return names[place <= 0 ? last : place - 1];
    case "Home":
      return names[0];
    case "End":
      return names[last];
    default:
      return undefined;
  }
}

// To come: what can be done with a selection.

export function SelectionBar() {
  return null;
}

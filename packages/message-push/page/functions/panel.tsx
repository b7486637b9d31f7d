// To come.

export function FunctionsPanel() {
  return <p class="empty">…</p>;
}

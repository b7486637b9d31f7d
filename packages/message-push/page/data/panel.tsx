// To come.

export function DataPanel() {
  return <p class="empty">…</p>;
}

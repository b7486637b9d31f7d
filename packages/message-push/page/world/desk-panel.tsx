// To come.

export function DeskPanel() {
  return <p class="empty">…</p>;
}

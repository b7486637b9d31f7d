// To come.

export function PushesPanel() {
  return <p class="empty">…</p>;
}

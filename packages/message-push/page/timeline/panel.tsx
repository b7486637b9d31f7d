// To come.

export function TimelinePanel() {
  return <p class="empty">…</p>;
}

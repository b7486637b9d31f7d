// To come.

export function FaultsPanel() {
  return <p class="empty">…</p>;
}

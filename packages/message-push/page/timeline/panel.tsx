// To come: until then, what can be done again with the push that is open.
import { AgainActions } from "../again/again-actions";
import { openPush } from "../state/open-push";
import { pushIds, rowOf } from "../state/pushes";

export function TimelinePanel() {
  pushIds.value;
  const row = rowOf(openPush.value?.id ?? 0)?.value;
  return row === undefined ? <p class="empty">…</p> : <AgainActions row={row} />;
}

// To come: the same push once more.
import type { PushRow } from "../../simulator/journal/push-row";

export function AgainActions(_props: { readonly row: PushRow }) {
  return null;
}

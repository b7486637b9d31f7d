// Whether the page is narrow: it shows the conversation or a panel then, one at a time.
import { signal } from "@preact/signals";

// As in styles/frame.css.
const query = matchMedia("(max-width: 1023px)");

export const isNarrow = signal(query.matches);

query.addEventListener("change", ({ matches }) => {
  isNarrow.value = matches;
});

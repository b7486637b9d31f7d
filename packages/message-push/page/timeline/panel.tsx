// The time line: every push in a row, and all that happened with the one that is selected.
import "./timeline.css";
import { useEffect } from "preact/hooks";
import { customer } from "../state/customers";
import { say } from "../state/language";
import { Detail } from "./detail";
import { FilterBar } from "./filter-bar";
import { Rows } from "./rows";
import { front, loadPairNames } from "./view";

export function TimelinePanel() {
  const from = customer.value?.name;
  useEffect(() => {
    if (from !== undefined) void loadPairNames(from);
  }, [from]);
  return (
    <div class="tl" data-front={front.value}>
      <section class="tl-list" aria-label={say({ en: "List of pushes", zh: "推送列表" })}>
        <FilterBar />
        <Rows />
      </section>
      <section class="tl-detail" aria-label={say({ en: "What happened", zh: "发生了什么" })}>
        <Detail />
      </section>
    </div>
  );
}

// Every push: all pairs of the catalogue, and the packet that is to be pushed.
import { useEffect } from "preact/hooks";
import { attempt } from "../state/problems";
import { Editor } from "./editor";
import { PairList } from "./pair-list";
import { loadSamples, sender } from "./samples";
import "./pushes.css";

export function PushesPanel() {
  const from = sender.value;
  useEffect(() => {
    if (from !== undefined) void attempt(loadSamples);
  }, [from]);
  return (
    <div class="pushes">
      <PairList />
      <Editor />
    </div>
  );
}

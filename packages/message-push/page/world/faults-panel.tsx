// Faults and time: what is armed, what could be, and the clock.
import { ArmedPart } from "./armed-part";
import { ClockPart } from "./clock-part";
import { FaultButtons } from "./fault-buttons";
import { FaultForm } from "./fault-form";
import { InjectedPart, RetriesPart } from "./happened-part";
import "./world.css";

export function FaultsPanel() {
  return (
    <div class="world">
      <div class="world-pair">
        <ClockPart />
        <ArmedPart />
      </div>
      <FaultButtons />
      <FaultForm />
      <div class="world-pair">
        <InjectedPart />
        <RetriesPart />
      </div>
    </div>
  );
}

// The axis of one push: a lane for each delivery, with WeChat's limit, and for each invocation that went on later.
import "./axis.css";
import type { SimulatorEvent } from "../../simulator/events";
import type { PushRow } from "../../simulator/journal/push-row";
import { wait } from "../../simulator/terminal/lines/elapsed";
import { desk, nowMs } from "../state/desk";
import { say } from "../state/language";
import { type Axis, axisOf, type Bar, type Lane, type MarkKind } from "./axis";
import type { Fold } from "./axis-scale";
import { axisWords, laneTitle, MARK_NAMES } from "./axis-words";
import { since } from "./times";

interface AxisProps {
  readonly row: PushRow;
  readonly events: readonly SimulatorEvent[];
}

export function AxisView({ row, events }: AxisProps) {
  const attemptMs = desk.value?.rules.attemptMs ?? 0;
  // What is over is not drawn again every second.
  const isOpen = row.state === "under-way" || row.goesOn;
  const axis = axisOf(events, { arrivedAtMs: row.arrivedAtMs, attemptMs, nowMs: isOpen ? nowMs.value : nowMs.peek() });
  if (axis.lanes.length === 0) return null;
  return (
    <section class="tl-part">
      <h3>{say({ en: "Deliveries", zh: "投递" })}</h3>
      <figure class="axis" aria-label={say(axisWords(axis))} role="img">
        <Ruler axis={axis} />
        {axis.lanes.map((lane, index) => (
          <LaneView key={index} lane={lane} axis={axis} />
        ))}
      </figure>
      <Legend axis={axis} attemptMs={attemptMs} />
    </section>
  );
}

function Legend({ axis: { lanes }, attemptMs }: { readonly axis: Axis; readonly attemptMs: number }) {
  const kinds = (Object.keys(MARK_NAMES) as MarkKind[]).filter((kind) =>
    lanes.some(({ marks }) => marks.some((mark) => mark.kind === kind)),
  );
  const hasCold = lanes.some(({ bars }) => bars.some(({ warmFromMs }) => warmFromMs !== undefined));
  return (
    <ul class="axis-legend">
      {hasCold && (
        <li>
          <i class="axis-key cold" /> {say({ en: "cold start", zh: "冷启动" })}
        </li>
      )}
      {kinds.map((kind) => (
        <li key={kind}>
          <i class={`axis-key ${kind}`} /> {say(MARK_NAMES[kind])}
        </li>
      ))}
      {lanes.some(({ limitMs }) => limitMs !== undefined) && (
        <li>
          <i class="axis-key limit" />{" "}
          {say({ en: `WeChat waits ${wait(attemptMs)}`, zh: `微信最多等 ${wait(attemptMs)}` })}
        </li>
      )}
    </ul>
  );
}

const percent = (part: number) => `${part * 100}%`;

function Ruler({ axis }: { readonly axis: Axis }) {
  // What the last fold says would stand in the same place.
  const endsFolded = (axis.folds.at(-1)?.to ?? 0) > 0.85;
  return (
    <div class="axis-lane axis-ruler">
      <span />
      <div class="axis-track">
        <span class="axis-time">0</span>
        {axis.folds.map((fold) => (
          <span key={fold.fromMs} class="axis-time middle" style={{ left: percent((fold.from + fold.to) / 2) }}>
            {wait(fold.toMs - fold.fromMs)}
          </span>
        ))}
        {!endsFolded && <span class="axis-time end">{wait(axis.endMs)}</span>}
      </div>
    </div>
  );
}

function LaneView({ lane, axis }: { readonly lane: Lane; readonly axis: Axis }) {
  const { scale, folds } = axis;
  return (
    <div class="axis-lane">
      <span class="axis-name" title={say(laneTitle(lane))}>
        {say(laneTitle(lane))}
      </span>
      <div class="axis-track">
        {lane.bars.map((bar, index) => (
          <BarView key={index} bar={bar} axis={axis} isAnswered={lane.isAnswered} />
        ))}
        {folds.map((fold) => (
          <FoldView key={fold.fromMs} fold={fold} />
        ))}
        {lane.limitMs !== undefined && (
          <i class="axis-limit" style={{ left: percent(scale(lane.limitMs)) }} title={since(lane.limitMs)} />
        )}
        {lane.marks.map(({ kind, atMs }, index) => (
          <i
            key={index}
            class={`axis-mark ${kind}`}
            style={{ left: percent(scale(atMs)) }}
            title={`${say(MARK_NAMES[kind])} ${since(atMs)}`}
          />
        ))}
      </div>
    </div>
  );
}

interface BarProps {
  readonly bar: Bar;
  readonly axis: Axis;
  readonly isAnswered: boolean | undefined;
}

function BarView({ bar: { fromMs, warmFromMs, toMs, isFailed }, axis: { scale, endMs }, isAnswered }: BarProps) {
  const [from, to] = [scale(fromMs), scale(toMs ?? endMs)];
  const kind = isFailed || isAnswered === false ? "bad" : toMs === undefined ? "open" : "";
  return (
    <>
      <i class={`axis-bar ${kind}`} style={{ left: percent(from), width: percent(to - from) }} />
      {warmFromMs !== undefined && (
        <i
          class="axis-bar cold"
          style={{ left: percent(from), width: percent(scale(warmFromMs) - from) }}
          title={say({ en: "cold start", zh: "冷启动" })}
        />
      )}
    </>
  );
}

function FoldView({ fold: { from, to } }: { readonly fold: Fold }) {
  return (
    <svg
      class="axis-fold"
      style={{ left: percent(from), width: percent(to - from) }}
      viewBox="0 0 24 8"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d="M0 4 L3 1 L9 7 L15 1 L21 7 L24 4" />
    </svg>
  );
}

// The list of all pairs, to be searched.
import type { SampleState } from "../../simulator/control/contract";
import { language, say } from "../state/language";
import { attempt } from "../state/problems";
import { groupSamples } from "./group-samples";
import { draftPair, openSample, samples, searched } from "./samples";

export function PairList() {
  const groups = groupSamples(samples.value, searched.value);
  return (
    <nav class="pushes-list" aria-label={say({ en: "Pairs", zh: "消息对" })}>
      <div class="pushes-search">
        <input
          class="field"
          type="search"
          aria-label={say({ en: "Search pairs", zh: "搜索消息对" })}
          placeholder={say({ en: `Search ${samples.value.length} pairs`, zh: `搜索 ${samples.value.length} 个消息对` })}
          value={searched.value}
          onInput={(event) => {
            searched.value = event.currentTarget.value;
          }}
        />
      </div>
      {groups.map(({ title, samples: ofGroup }) => (
        <section key={title.en}>
          <h2>
            {say(title)} <span class="pushes-count">{ofGroup.length}</span>
          </h2>
          <ul>
            {ofGroup.map((sample) => (
              <Pair key={sample.pair} sample={sample} />
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && samples.value.length > 0 && (
        <p class="empty">{say({ en: "No pair has these words.", zh: "没有匹配的消息对。" })}</p>
      )}
    </nav>
  );
}

function Pair({ sample: { pair, about, functionName } }: { readonly sample: SampleState }) {
  const isOpen = draftPair.value === pair;
  return (
    <li>
      <button
        type="button"
        class="choice pushes-pair"
        aria-current={isOpen}
        onClick={() => void attempt(() => openSample(pair))}
      >
        <span class="pushes-about">{about[language.value]}</span>
        <code>{pair}</code>
        {functionName !== undefined && functionName !== pair.replace("event:", "") && (
          <span class="chip good">{functionName}</span>
        )}
      </button>
    </li>
  );
}

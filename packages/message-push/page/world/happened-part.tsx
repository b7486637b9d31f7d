// What was injected lately, with a link to its push; and pushes that are tried again.
import { useEffect } from "preact/hooks";
import type { InjectedFault } from "../../simulator/control/contract";
import { ask } from "../api/ask";
import { say } from "../state/language";
import { attempt } from "../state/problems";
import { go } from "../state/route";
import { injected, loadInjected, refreshRetries, retries } from "../state/world";
import { timeText } from "./clock-buttons";
import { injectionWords } from "./fault-words";

export function InjectedPart() {
  useEffect(() => {
    void attempt(loadInjected);
  }, []);
  return (
    <section class="card world-card" aria-labelledby="world-injected">
      <h2 id="world-injected">{say({ en: "Injected lately", zh: "最近触发" })}</h2>
      {injected.value.length === 0 ? (
        <p class="muted">{say({ en: "Nothing yet.", zh: "还没有。" })}</p>
      ) : (
        <ol class="world-list world-scroll" aria-labelledby="world-injected">
          {injected.value.map((one) => (
            <Injected key={`${one.index} ${one.atMs} ${one.place} ${one.invocationId}`} injection={one} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Injected({ injection }: { readonly injection: InjectedFault }) {
  const { ofPush, atMs, functionName } = injection;
  return (
    <li class="world-line">
      <div>
        <code>{injectionWords(injection)}</code>
        <div class="muted small">
          {timeText(atMs, { second: "2-digit" })}
          {functionName !== undefined && ` · ${functionName}`}
        </div>
      </div>
      {ofPush !== undefined && <PushLink pushId={ofPush} />}
    </li>
  );
}

function PushLink({ pushId }: { readonly pushId: number }) {
  return (
    <a
      class="small"
      href={`#/timeline/${pushId}`}
      onClick={(event) => {
        event.preventDefault();
        go({ panel: "timeline", push: pushId });
      }}
    >
      {say({ en: `push #${pushId}`, zh: `推送 #${pushId}` })}
    </a>
  );
}

export function RetriesPart() {
  useEffect(() => {
    void attempt(refreshRetries);
  }, []);
  return (
    <section class="card world-card" aria-labelledby="world-retries">
      <div class="row world-between">
        <h2 id="world-retries">{say({ en: "Tried again by WeChat", zh: "微信正在重推" })}</h2>
        {retries.value.length > 0 && (
          <button type="button" class="button small danger" onClick={() => void stop()}>
            {say({ en: "Stop", zh: "停止重推" })}
          </button>
        )}
      </div>
      {retries.value.length === 0 ? (
        <p class="muted">
          {say({
            en: "None. A payment that is not acknowledged is tried again for 18 hours.",
            zh: "没有。未被应答的支付推送会重推 18 小时。",
          })}
        </p>
      ) : (
        <ul class="world-list" aria-labelledby="world-retries">
          {retries.value.map(({ pushId, pair, target }) => (
            <li key={pushId} class="world-line">
              <code>
                {pair} → {target}
              </code>
              <PushLink pushId={pushId} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

async function stop(): Promise<void> {
  const left = await attempt(() => ask("DELETE /retries"));
  if (left !== undefined) retries.value = left;
}

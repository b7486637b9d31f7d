// One function: what it is, what it may do, what of it runs now.
import type { ComponentChildren } from "preact";
import type { FunctionState } from "../../simulator/control/contract";
import type { TimerInfo } from "../../simulator/timers/create-timers";
import { nowMs } from "../state/desk";
import { type Both, language, say } from "../state/language";
import { ClientCall } from "./client-call";
import { fire, reload, setRunning, timers } from "./functions";

const ROLES: Readonly<Record<FunctionState["role"], Both>> = {
  handler: { en: "handler", zh: "处理函数" },
  runtime: { en: "of the runtime", zh: "运行时自带" },
  own: { en: "a function of your own", zh: "普通云函数" },
};

export function FunctionCard({ fn }: { readonly fn: FunctionState }) {
  const { name, role, isForeign, pairs, openapiPermissions, timeoutSeconds, memoryMb, variables } = fn;
  const own = timers.value.filter((timer) => timer.function === name);
  return (
    <section class="card functions-card" aria-label={name}>
      <header class="functions-head">
        <h2>{name}</h2>
        <span class={role === "handler" ? "chip good" : "chip"}>{say(ROLES[role])}</span>
        {isForeign && <span class="chip">{say({ en: "copied as it is", zh: "原样复制" })}</span>}
        <span class="page-space" />
        <button type="button" class="button small" onClick={() => void reload(name)}>
          {say({ en: "Reload", zh: "重新加载" })}
          <span class="hidden-text"> {name}</span>
        </button>
      </header>
      <dl class="functions-facts">
        {pairs.length > 0 && <Fact title={say({ en: "Pairs", zh: "消息对" })}>{codes(pairs)}</Fact>}
        <Fact title={say({ en: "Cloud calls", zh: "云调用权限" })}>
          {openapiPermissions.length > 0 ? codes(openapiPermissions) : <Nothing />}
        </Fact>
        <Fact title={say({ en: "Timeout, memory", zh: "超时、内存" })}>
          {timeoutSeconds} s, {memoryMb} MB
        </Fact>
        {variables.length > 0 && (
          <Fact title={say({ en: "Environment variables", zh: "环境变量" })}>{codes(variables)}</Fact>
        )}
        {own.map((timer) => (
          <Fact key={timer.name} title={say({ en: "Timer", zh: "定时触发器" })}>
            <Timer timer={timer} />
          </Fact>
        ))}
        <Fact title={say({ en: "Instances", zh: "实例" })}>
          <Instances fn={fn} />
        </Fact>
      </dl>
      <ClientCall fn={fn} />
    </section>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div class="functions-fact">
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Nothing() {
  return <span class="muted">{say({ en: "none", zh: "无" })}</span>;
}

function codes(texts: readonly string[]) {
  return texts.map((text) => (
    <code key={text} class="functions-code">
      {text}
    </code>
  ));
}

function Instances({ fn: { instances } }: { readonly fn: FunctionState }) {
  if (instances.length === 0)
    return (
      <span class="muted">{say({ en: "none: the next call is a cold start", zh: "无，下一次调用是冷启动" })}</span>
    );
  return (
    <>
      {instances.map(({ id, state }) => (
        <span key={id} class={state === "busy" ? "chip info" : "chip"}>
          {id} · {state === "busy" ? say({ en: "at work", zh: "运行中" }) : say({ en: "frozen", zh: "已冻结" })}
        </span>
      ))}
    </>
  );
}

function Timer({ timer: { function: name, cron, state, nextAtMs } }: { readonly timer: TimerInfo }) {
  const isRunning = state === "running";
  return (
    <div class="row">
      <code>{cron}</code>
      <span class="muted small">
        {nextAtMs === undefined
          ? say({ en: "never again", zh: "不再触发" })
          : isRunning
            ? say({ en: `next ${timeOf(nextAtMs)}`, zh: `下次 ${timeOf(nextAtMs)}` })
            : say({ en: "paused", zh: "已暂停" })}
      </span>
      <button type="button" class="button small" onClick={() => void fire(name)}>
        {say({ en: "Fire now", zh: "立即触发" })}
      </button>
      <button type="button" class="button quiet small" onClick={() => void setRunning(name, !isRunning)}>
        {isRunning ? say({ en: "Pause", zh: "暂停" }) : say({ en: "Resume", zh: "恢复" })}
      </button>
    </div>
  );
}

/** With the day where it is not today. */
function timeOf(atMs: number): string {
  const locale = language.value === "zh" ? "zh-CN" : "en-GB";
  const at = new Date(atMs);
  const time = at.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  return at.toDateString() === new Date(nowMs.value).toDateString() ? time : `${at.toLocaleDateString(locale)} ${time}`;
}

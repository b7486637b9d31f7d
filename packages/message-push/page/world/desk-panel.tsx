// The person at the desk: who waits, and the conversations that were accepted.
import { customers } from "../state/customers";
import { say } from "../state/language";
import { AcceptedCustomer } from "./accepted-customer";
import { WaitingCustomer } from "./waiting-customer";
import "./desk.css";

export function DeskPanel() {
  const waiting = customers.value
    .filter(({ agent }) => agent.state === "queued")
    .sort((a, b) => a.agent.sinceMs - b.agent.sinceMs);
  const accepted = customers.value.filter(({ agent }) => agent.state === "accepted");
  if (waiting.length + accepted.length === 0) return <NobodyWaits />;
  return (
    <div class="world">
      <section class="desk-part" aria-labelledby="desk-waiting">
        <h2 id="desk-waiting">
          {say({ en: "Waiting", zh: "排队中" })} <span class="chip">{waiting.length}</span>
        </h2>
        {waiting.length === 0 ? (
          <p class="muted">{say({ en: "Nobody waits.", zh: "没有客户在排队。" })}</p>
        ) : (
          <ul class="desk-list">
            {waiting.map((customer) => (
              <WaitingCustomer key={customer.openid} customer={customer} />
            ))}
          </ul>
        )}
      </section>
      <section class="desk-part" aria-labelledby="desk-accepted">
        <h2 id="desk-accepted">
          {say({ en: "In conversation", zh: "接待中" })} <span class="chip">{accepted.length}</span>
        </h2>
        {accepted.length === 0 ? (
          <p class="muted">
            {say({
              en: "Accept somebody: from then on that customer's messages come here, not to the function.",
              zh: "接入一位客户之后，其消息会送到这里，不再推送给云函数。",
            })}
          </p>
        ) : (
          <ul class="desk-list">
            {accepted.map((customer) => (
              <AcceptedCustomer key={customer.openid} customer={customer} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function NobodyWaits() {
  return (
    <div class="empty desk-empty">
      <h2>{say({ en: "Nobody waits for a person", zh: "没有客户在等待人工" })}</h2>
      <p>
        {say({
          en: "A customer comes here when a handler hands the conversation over:",
          zh: "处理函数转人工后，客户就会出现在这里：",
        })}
      </p>
      <pre class="card desk-code">return reply.transferToAgent();</pre>
      <p>
        {say({
          en: "With the functions as they were cloned, write 人工 in the conversation. What a customer writes after you have accepted goes to you, not to the function, until you close the conversation or say nothing for 30 minutes.",
          zh: "用仓库自带的云函数，在会话里发“人工”即可。接入之后，客户的消息只会送到这里，云函数收不到；直到您结束会话，或者 30 分钟没有说话。",
        })}
      </p>
    </div>
  );
}

// The instance dies at every request that a push makes which asks a model: the model is asked once, and nobody reads two texts.
import { ENDPOINT, modelFunction, UNSURE } from "../../support/model-project";
import { drain, startProject } from "../../support/runtime-project";
import type { Simulator } from "../../support/simulator";
import { removeTinyProjects } from "../../support/tiny-project";

const TOLD = "抱歉，刚才没能为您转接人工客服，请再发一次消息。";
const AT_ONCE = 6;

let sim: Simulator;
beforeAll(async () => {
  sim = await startProject({ text: modelFunction(ENDPOINT, 20) });
  await sim.customer().says("我想刻字，行吗");
  await sim.customer().says("写：刻字服务要多久");
  await sim.idle();
}, 60_000);
afterEach(() => sim.faults.clear());
afterAll(async () => {
  await sim.stop();
  removeTinyProjects();
});

const KINDS = [
  ["a choice", "我想刻字，行吗", "可以刻字，三天做好。", []],
  // What is known to have been asked, and not what came, is as not knowing.
  ["a text", "写：刻字服务要多久", "您好！可以刻字，三天做好。\n如果还有别的问题，请随时告诉我。", [UNSURE]],
] as const;

test.each(KINDS)("%s", async (_, words, text, others) => {
  // Each customer's words are their own, so that the model's questions can be told apart.
  const wordsOf = (number: number) => `${words}${"！".repeat(number)}`;
  const before = sim.requests().length;
  await sim.customer().says(words);
  await sim.idle();
  const count = sim.requests().length - before;
  const cases = Array.from({ length: count }, (_, i) =>
    ["before", "after", "later"].map((phase) => ({ phase, nth: i + 1 })),
  )
    .flat()
    // The answers may be read beside the claim: up to the second request, nobody may have claimed the push, and that is WeChat's to push again.
    .filter(({ nth }) => nth > 2)
    .map((death, i) => ({ ...death, words: wordsOf(i + 1), customer: sim.customer() }));
  for (const { nth, phase, customer } of cases) {
    const { openid } = customer;
    sim.faults.inject({ on: "gateway", kind: "die", phase: phase as "before", openid, nth });
    sim.faults.inject({ on: "push", kind: "give-up", openid });
  }
  for (let i = 0; i < cases.length; i += AT_ONCE)
    await Promise.all(cases.slice(i, i + AT_ONCE).map(({ customer, words: own }) => customer.says(own)));
  await drain(sim, 16);

  const allowed = [text, ...others, TOLD];
  for (const { customer, nth, phase, words: own } of cases) {
    const place = `request ${nth}, ${phase}`;
    const asked = sim.model.requests.filter(({ messages }) => messages[1]?.content.includes(`"question":"${own}"`));
    expect([place, asked.length <= 1]).toEqual([place, true]);
    const heard = new Set(customer.replies);
    // One text, once but for the declared gap; or the customer was transferred while WeChat still waited.
    expect([place, heard.size <= 1, customer.replies.length <= 2]).toEqual([place, true, true]);
    for (const reply of heard) expect([place, allowed]).toEqual([place, expect.arrayContaining([reply])]);
    if (heard.size === 0) expect([place, stateOf(customer.openid)]).toEqual([place, "transferred"]);
  }
});

function stateOf(openid: string): string {
  const [own] = sim.documents("message_pushes").filter(({ touser }) => touser === openid);
  return JSON.stringify(own?.passiveReply ?? "").includes("transfer_customer_service")
    ? "transferred"
    : `lost: ${JSON.stringify(own)}`;
}

// The instance dies at every request that a push makes, before it is done, after it is done, and after its answer is heard;
// and WeChat gives up at once, so that the relay alone has to finish it. Only what dies before its claim needs WeChat.
import type { Simulator } from "../../../simulator/simulator";
import { SMALL_PICTURE } from "../../../simulator/wechat/media";
import { drain, startProject } from "../../support/runtime-project";
import { removeTinyProjects } from "../../support/tiny-project";
import { isInGap } from "./in-gap";

let sim: Simulator;

/** Starts and stops the functions that are struck, for the tests of a file. */
export function useMortalDesk(): () => Simulator {
  beforeAll(async () => {
    const functions = {
      text: {
        main: `defineFunction({
          on: "text",
          handle({ Content }) {
            if (Content === "查") return ["我查", later(() => "查到了")];
            if (Content.startsWith("cloud:")) return ["看图", reply.image({ fileID: Content })];
            return ["一", "二", "三"];
          },
        })`,
        timeoutSeconds: 20,
        permissions: ["send", "setTyping", "uploadTempMedia"],
      },
      image: {
        main: `defineFunction({ on: "image", slow: true, async *handle() { yield "查"; yield "到"; } })`,
        timeoutSeconds: 20,
      },
      miniprogrampage: { main: `defineFunction({ on: "miniprogrampage", handle: () => reply.transferToAgent() })` },
      user_enter_tempsession: {
        main: `defineFunction({ on: "event:user_enter_tempsession", handle: () => "您好" })`,
      },
      deliver: { main: `defineFunction({ on: "event:xpay_goods_deliver_notify", handle: () => ack.done() })` },
    };
    sim = await startProject(functions, { rules: { paymentFirstPauseMs: 0 } });
    // The very first push creates the collection, which costs two requests more.
    await sim.customer().enters();
  }, 60_000);
  afterAll(async () => {
    await sim.stop();
    removeTinyProjects();
  });

  // What a second invocation asks depends on when it comes, so the calm push that is counted may take more requests than those that die.
  afterEach(() => sim.faults.clear());
  return () => sim;
}

interface Kind {
  readonly act: (openid: string) => Promise<unknown>;
  readonly replies: readonly string[];
  /** Whether two invocations are at work at once: then the order of their requests is open. */
  readonly isParallel?: boolean;
  /** What may end as a dead letter, of which the customer is told: WeChat takes a transfer only as the answer to the push it waits for. */
  readonly deadLetters?: readonly string[];
}
const TOLD = "抱歉，刚才没能为您转接人工客服，请再发一次消息。";
const KINDS = {
  "one reply": { act: (openid) => sim.push(sim.wechat.packets.enter(openid, "index")), replies: ["您好"] },
  "three replies": { act: (openid) => sim.push(sim.wechat.packets.text(openid, "说")), replies: ["一", "二", "三"] },
  "slow work": {
    act: (openid) => sim.push(sim.wechat.packets.image(openid, "M")),
    replies: ["查", "到"],
    isParallel: true,
  },
  "background work": {
    act: (openid) => sim.push(sim.wechat.packets.text(openid, "查")),
    replies: ["我查", "查到了"],
    isParallel: true,
  },
  // A picture of its own for each, so that every one has to be looked for, claimed, uploaded and told of.
  "a picture": {
    act: (openid) => sim.push(sim.wechat.packets.text(openid, sim.files().put(`${openid}.png`, SMALL_PICTURE))),
    replies: ["看图", "image"],
  },
  "a transfer": {
    act: (openid) => sim.push(sim.wechat.packets.card(openid, "M", {})),
    replies: [],
    deadLetters: ["dead TRANSFER_TOO_LATE"],
  },
} satisfies Readonly<Record<string, Kind>>;
export type KindName = keyof typeof KINDS;
export const MOMENTS = ["before", "after", "later"] as const;
/** An environment has so many instances of a function at a time, and each of these deaths needs some. */
const AT_ONCE = 6;

export function isClaimed({ nth, when }: { readonly nth: number; readonly when: string }): boolean {
  return !(nth === 1 && when === "before");
}

/** What a push asks of the gateway when nothing goes wrong, its second invocation included. */
async function countRequests(act: Kind["act"]): Promise<number> {
  const { openid } = sim.customer();
  const before = sim.requests().length;
  await act(openid);
  await sim.idle();
  return sim.requests().length - before;
}

/** Lets one customer's push die at each request and moment, a few of them at a time. */
async function dieEverywhere(act: Kind["act"]) {
  const count = await countRequests(act);
  const deaths = Array.from({ length: count }, (_, i) => MOMENTS.map((when) => ({ when, nth: i + 1 }))).flat();
  const cases = deaths.map((death) => ({ ...death, customer: sim.customer() }));
  for (const { nth, when, customer } of cases) {
    sim.faults.inject({ on: "gateway", kind: "die", phase: when, openid: customer.openid, nth });
    if (isClaimed({ nth, when })) sim.faults.inject({ on: "push", kind: "give-up", openid: customer.openid });
  }
  for (let i = 0; i < cases.length; i += AT_ONCE) {
    await Promise.all(cases.slice(i, i + AT_ONCE).map(({ customer }) => act(customer.openid)));
  }
  return cases;
}

/** Declares the law for these kinds of push. */
export function testDeaths(names: readonly KindName[]): void {
  test.each(names.map((name): [string, Kind] => [name, KINDS[name]]))(
    "%s: whichever request the instance dies at, everything is said, and said once but for the declared gap",
    async (_, { act, replies, isParallel = false, deadLetters = [] }) => {
      const cases = await dieEverywhere(act);
      await drain(sim);

      const gaps = cases.filter(({ customer }) => isInGap(sim, customer.openid));
      // After each reply there are three moments to die in. Where two invocations ask at once, a death may meet another request.
      if (isParallel) expect(gaps.length).toBeGreaterThan(0);
      else expect(gaps.length).toBe(replies.length * 3);
      for (const { customer, nth, when } of cases) {
        const isGap = isInGap(sim, customer.openid);
        const place = `request ${nth}, ${when}${isGap ? ", in the gap" : ""}`;
        const heard = deadLetters.length > 0 && isTold(customer.openid) ? [...replies, TOLD] : replies;
        expect([place, isGap ? [...new Set(customer.replies)] : customer.replies]).toEqual([place, heard]);
        // Even in the gap it is one reply that may be said twice.
        expect([place, customer.replies.length <= heard.length + (isGap ? 1 : 0)]).toEqual([place, true]);
      }
      expect(endsOf(cases.map(({ customer }) => customer.openid))).toEqual(new Set(["completed", ...deadLetters]));
    },
  );
}

/** Whether its transfer came too late: that is a dead letter, and then the customer has to be told. */
function isTold(openid: string): boolean {
  return endsOf([openid]).has("dead TRANSFER_TOO_LATE");
}

function endsOf(openids: readonly string[]): ReadonlySet<string> {
  const own = sim.documents("message_pushes").filter(({ touser }) => openids.includes(String(touser)));
  return new Set(own.map(({ state, reason }) => (state === "dead" ? `dead ${reason}` : String(state))));
}

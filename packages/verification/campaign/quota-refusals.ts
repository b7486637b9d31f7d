// Sends that WeChat refused for its quota or its window although no fault ordered that: the runtime counted wrong, or could not count.
import type { GatewayRequest } from "../../message-push/simulator/contracts";
import type { Evidence, Send } from "./evidence";
import type { Ledger } from "./ledger";
import { readRequest } from "./read-requests";

export interface QuotaTally {
  /** Where the database could be asked. */
  readonly quotaRefusals: readonly string[];
  /** By calls that could not ask the database what others had sent. */
  readonly uncountedRefusals: number;
  /** Where a reply of the push had been sent before, and could not be recorded: the gap had used the place. */
  readonly repeatedRefusals: number;
}

const QUOTA_NUMBERS: ReadonlySet<string | undefined> = new Set(["45047", "45015"]);
/** As read-requests.ts describes it. */
const OVER_QUOTA = /: (45047|45015), |^(?!.*fault: errcode).*\((45047|45015)\)/;

export function createQuotaTally() {
  const repeated = new Set<string>();
  const quotaRefusals: string[] = [];
  let uncountedRefusals = 0;
  let repeatedRefusals = 0;
  const addRefusal = (ledger: Ledger, request: GatewayRequest) => {
    if (couldNotCount(ledger, request)) uncountedRefusals += 1;
    else if (readRequest(request).pushIds.some((id) => repeated.has(id))) repeatedRefusals += 1;
    else quotaRefusals.push(describe(request));
  };
  return {
    /** Returns whether one of its sends was refused for that. */
    add(evidence: Evidence): boolean {
      if (isRepeated(evidence)) repeated.add(evidence.push.id);
      return evidence.requests.some((line) => OVER_QUOTA.test(line));
    },
    addLedger(ledger: Ledger) {
      for (const request of ledger.requests.filter(isQuotaRefusal)) addRefusal(ledger, request);
    },
    result: (): QuotaTally => ({ quotaRefusals, uncountedRefusals, repeatedRefusals }),
  };
}

function isQuotaRefusal({ outcome, underFault, target }: GatewayRequest): boolean {
  if (target !== "customerServiceMessage.send" || outcome.startsWith("fault: errcode")) return false;
  return QUOTA_NUMBERS.has(underFault ?? outcome);
}

/** Whether a reply that the customer has was sent once more. */
function isRepeated({ sends }: Evidence): boolean {
  const accepted = sends.filter(({ isAccepted }) => isAccepted);
  return accepted.some((send) => sends.some((other) => other !== send && sharesReply(send, other)));
}

function sharesReply(one: Send, other: Send): boolean {
  return one.replies.some((reply) => other.replies.includes(reply));
}

function couldNotCount({ lines }: Ledger, { invocation }: GatewayRequest): boolean {
  const own = lines.get(invocation?.id ?? "none") ?? [];
  return own.some(({ event }) => event === "budget-unknown" || event === "claim-unavailable");
}

function describe({ request, outcome, underFault }: GatewayRequest): string {
  const { content = "" } = Object(request.text) as { content?: string };
  return `${content.replace("\n", "+")} ${underFault ?? outcome}`;
}

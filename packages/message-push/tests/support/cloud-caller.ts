// A function that makes whatever cloud call a customer types, with the real SDK, and tells the customer what came of it.
import type { Simulator } from "../../simulator/simulator";

/** Calls what the customer names, `["security.msgSecCheck", { … }]`, and says what came of it. */
export const cloudCaller = (pair: string) => `defineFunction({
  on: "${pair}",
  maxRuns: 1,
  async handle(event) {
    const cloud = require("wx-server-sdk");
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
    const [name, args, bytes] = JSON.parse(event.Content ?? '["security.msgSecCheck", {}]');
    if (bytes) args.media = { contentType: "image/png", value: Buffer.from(bytes, "base64") };
    const [first, ...path] = name.split(".");
    let call = first === "cloudPay" ? cloud.cloudPay : first === "cloud" ? cloud : cloud.openapi;
    for (const part of first === "cloudPay" || first === "cloud" ? path : [first, ...path]) call = call[part];
    try {
      const { errMsg, buffer, ...answer } = await call(args);
      return JSON.stringify(buffer ? { ...answer, bytes: buffer.length, isBuffer: Buffer.isBuffer(buffer) } : answer);
    } catch (error) {
      return JSON.stringify({ errCode: error.errCode, errMsg: error.errMsg });
    }
  },
})`;

/** What the function tells of a call. */
export type Told = Record<string, unknown> & { errCode?: number; errMsg?: string };

interface TellOptions {
  readonly customer?: ReturnType<Simulator["customer"]>;
  /** Sent as `media`. */
  readonly bytes?: Buffer;
}

/** Has the function make a call, and returns what it tells the customer. */
export async function tellOf(
  sim: Simulator,
  [name, args]: readonly [name: string, args: object],
  { customer = sim.customer(), bytes }: TellOptions = {},
): Promise<Told> {
  await customer.says(JSON.stringify([name, args, bytes?.toString("base64")]));
  return JSON.parse(customer.replies.at(-1) ?? "{}");
}

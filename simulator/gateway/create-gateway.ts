// What wx-server-sdk talks to: one address that takes every action, checks the signature, answers and keeps a record.
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import type { Fault, Invocation } from "../contracts";
import { answerRequest, refusal, type SdkAnswer } from "./answer-request";
import { Database } from "./database/database";
import { databaseActions } from "./database/database-actions";
import { createFaults, type Faults } from "./faults";
import type { GatewayOptions } from "./gateway-options";
import { readSdkRequest, type SdkFields } from "./read-sdk-request";
import { createRequestRecord, type RequestRecord } from "./request-record";
import { createStorage } from "./storage";
import { verifySignature } from "./verify-signature";

export interface Gateway extends Pick<RequestRecord, "requests" | "onRequest"> {
  /** `POST /admin`, and `/storage/…` for uploads and downloads. */
  readonly app: Hono<{ Bindings: HttpBindings }>;
  readonly database: Database;
  readonly faults: Faults;
}

type GatewayContext = Context<{ Bindings: HttpBindings }>;

export function createGateway(options: GatewayOptions): Gateway {
  const { clock } = options;
  const database = new Database();
  const faults = createFaults();
  const record = createRequestRecord(clock);
  const storage = createStorage(options);
  const parts = { ...options, actions: { ...databaseActions(database, clock), ...storage.actions } };
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.post("/admin", async (c) => {
    const { fields, unreadable } = await readOrRefuse(c);
    const caller = options.findInvocation(String(fields.wxCloudApiToken ?? ""));
    const entry = record.open(fields, caller);
    const refused = unreadable ?? refuseUnsigned(c, fields, options);
    const fault = refused ? undefined : faults.take([String(fields.action), String(fields.apiName)]);
    if (fault && BEFORE.has(fault.kind)) {
      entry.close(`fault: ${fault.kind}`);
      return strike(c, fault, caller);
    }
    if (fault?.delayMs !== undefined) await clock.after(fault.delayMs);
    const answer = refused ?? (await answerRequest(parts, fields, caller, fault));
    if (fault && AFTER.has(fault.kind)) {
      entry.close(`fault: ${fault.kind}`, answer.args);
      return strike(c, fault, caller);
    }
    entry.close(answer.outcome, answer.args);
    return respond(c, answer, entry.requestId);
  });
  app.route("/", storage.app);

  async function strike(c: GatewayContext, fault: Fault, caller: Invocation | undefined): Promise<Response> {
    if (caller && DEADLY.has(fault.kind)) await options.killInvocation(caller.id);
    return breakDown(c, fault);
  }

  return { app, database, faults, requests: record.requests, onRequest: record.onRequest };
}

async function readOrRefuse(c: GatewayContext): Promise<{ fields: SdkFields; unreadable?: SdkAnswer }> {
  try {
    return { fields: await readSdkRequest(c.env.incoming) };
  } catch (error) {
    return { fields: {}, unreadable: refusal(error) };
  }
}

function refuseUnsigned(
  c: GatewayContext,
  fields: SdkFields,
  { credentials, clock }: GatewayOptions,
): SdkAnswer | undefined {
  const { headers, url = "" } = c.env.incoming;
  try {
    verifySignature({ headers, url, fields }, credentials, clock.nowMs());
    return undefined;
  } catch (error) {
    return refusal(error);
  }
}

/** Faults that strike before anything is done, those that strike when it is done, and those the instance dies of. */
const BEFORE: ReadonlySet<Fault["kind"]> = new Set(["hang", "reset", "status", "empty", "die-before"]);
const AFTER: ReadonlySet<Fault["kind"]> = new Set(["lost-answer", "die-after"]);
const DEADLY: ReadonlySet<Fault["kind"]> = new Set(["die-before", "die-after"]);

function breakDown(c: GatewayContext, { kind, status }: Fault): Response | Promise<Response> {
  if (kind === "hang") return new Promise(() => undefined);
  if (kind === "status") return new Response("<html>out of order</html>", { status: status ?? 500 });
  if (kind === "empty") return c.body(null, 200);
  c.env.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}

// Errors come with status 200 too. Bytes must not have the JSON type, or the SDK reads them as an error.
function respond(c: GatewayContext, { body, outcome }: SdkAnswer, requestId: string): Response {
  if (body instanceof Uint8Array)
    return c.body(new Uint8Array(body), 200, { "content-type": "application/octet-stream" });
  return c.json(
    { ...body, requestId },
    200,
    outcome === "ok" ? {} : { "content-type": "application/json; charset=utf-8" },
  );
}

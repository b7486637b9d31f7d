// What wx-server-sdk talks to: one address that takes every action, checks the signature, responds and records it.
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { cloudRules } from "../cloud-rules";
import type { Faults } from "../faults/create-faults";
import { type AnsweredCutOff, CUT_OFF_PATH } from "../faults/cut-off";
import { Database } from "./database/database";
import { databaseActions } from "./database/database-actions";
import { databaseHabits } from "./database/habits";
import type { GatewayOptions } from "./gateway-options";
import { handleRequest, refusal, type SdkResponse } from "./handle-request";
import { cutOff, faultAt, injectFault } from "./inject-fault";
import { readSdkRequest, type SdkFields } from "./read-sdk-request";
import { createRequestRecord } from "./request-record";
import { breakOff, type GatewayContext, respond } from "./respond";
import { createStorage, type FileStore } from "./storage";
import { verifySignature } from "./verify-signature";

const UUID_LENGTH = 36;

export interface Gateway {
  /** `POST /admin`, and `/storage/…` for uploads and downloads. */
  readonly app: Hono<{ Bindings: HttpBindings }>;
  readonly database: Database;
  readonly files: FileStore;
  readonly faults: Faults;
}

export function createGateway(options: GatewayOptions): Gateway {
  const { clock, faults, instances } = options;
  const rules = cloudRules(options.rules);
  const database = new Database(rules);
  const openEntry = createRequestRecord(options);
  const storage = createStorage(options);
  const parts = {
    ...options,
    actions: { ...databaseActions(database, clock, rules), ...storage.actions },
  };
  const judge = databaseHabits(options);
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.post("/admin", async (c) => {
    const { fields, unreadable } = await readOrRefuse(c);
    const caller = options.findInvocation(tokenOf(fields, c));
    // It died before it asked: nothing of this is done or kept.
    if (caller && instances.isKillScheduled(caller.id)) {
      await instances.killInvocation(caller.id);
      return breakOff(c);
    }
    const entry = openEntry(fields, caller);
    const refused = unreadable ?? refuseUnsigned(c, fields, options);
    const perform = async () =>
      refused ?? (await judge(fields, caller)) ?? (await handleRequest(parts, fields, caller));
    const fault = refused ? undefined : faultAt(faults, { fields, caller });
    if (fault) return injectFault(fault, { c, fields, caller, entry, perform }, options);
    const response = await perform();
    entry.close(response.outcome, response.args);
    return respond(c, response, entry.requestId);
  });
  app.post(`${CUT_OFF_PATH}/:how`, async (c) => {
    const how = c.req.param("how") as AnsweredCutOff;
    const { fields } = await readOrRefuse(c);
    openEntry(fields, options.findInvocation(tokenOf(fields, c))).close(`fault: cut-off ${how}`);
    return cutOff(c, how);
  });
  app.route("/", storage.app);

  return { app, database, files: storage.files, faults };
}

/** A call over HTTP has no token; the SDK puts its id, and a number, in the address. */
function tokenOf({ wxCloudApiToken }: SdkFields, c: GatewayContext): string {
  if (typeof wxCloudApiToken === "string" && wxCloudApiToken !== "") return wxCloudApiToken;
  return (c.req.query("seqId") ?? "").slice(0, UUID_LENGTH);
}

async function readOrRefuse(c: GatewayContext): Promise<{ fields: SdkFields; unreadable?: SdkResponse }> {
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
): SdkResponse | undefined {
  const { headers, url = "" } = c.env.incoming;
  try {
    verifySignature({ headers, url, fields }, credentials, clock.nowMs());
    return undefined;
  } catch (error) {
    return refusal(error);
  }
}

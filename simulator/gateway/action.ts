// What an action of the gateway is: one name on the wire, one function here.
import type { Invocation } from "../contracts";
import type { SdkFields } from "./read-sdk-request";

/** Answers one action; what it returns becomes the JSON body of the answer. Refuses by throwing a GatewayError. */
export type Action = (fields: SdkFields, caller: Invocation | undefined) => ActionBody | Promise<ActionBody>;

type ActionBody = Readonly<Record<string, unknown>>;

/** Actions by the name the SDK sends. */
export type Actions = Readonly<Record<string, Action>>;

// What the account's key looks like, and how the cloud refuses a key that is wrong: one signed request that asks for nothing.
import { CodedError } from "../../src/coded-error";
import type { CloudKey } from "../deploy/read-settings";
import { requestCloudApi } from "./cloud-api-client";

export interface JudgedKey {
  /** Whether the SecretId begins with AKID, and the SecretKey does not. */
  readonly beginsWithAkid: boolean;
  /** The code of the refusal; `undefined` where the cloud could not be reached. */
  readonly wrongKeyCode: string | undefined;
}

export interface KeyToJudge {
  readonly key: CloudKey;
  readonly envId: string;
  /** A stand-in's address. @default the cloud */
  readonly endpoint?: string;
  /** The machine's proxy. @default none */
  readonly proxyUrl?: string;
}

/** Nothing of the key is in the result. */
export async function judgeKey({ key, envId, ...how }: KeyToJudge): Promise<JudgedKey> {
  const [id, secret] = [key.secretId, key.secretKey].map((text) => text.startsWith("AKID"));
  const wrong = { ...key, secretKey: otherThan(key.secretKey) };
  const asked = { service: "tcb", version: "2018-06-08", action: "DescribeEnvs", params: { EnvId: envId } };
  const wrongKeyCode = await requestCloudApi({ ...asked, ...how, key: wrong }).then(() => "none", codeOf);
  return { beginsWithAkid: id === true && secret === false, wrongKeyCode };
}

/** As long, and of the same characters. */
function otherThan(secret: string): string {
  return [...secret]
    .reverse()
    .join("")
    .replace(/^./, (first) => (first === "x" ? "y" : "x"));
}

/** The client's error has the code of the refusal in its fact, and nothing else of the answer. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof CodedError)) throw error;
  return /refused with ([A-Za-z.]+)/.exec(error.texts.fact.en)?.[1]?.replace(/\.$/, "");
}

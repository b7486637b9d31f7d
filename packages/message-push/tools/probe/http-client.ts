// Requests of the probe to its own function by HTTP access.
import { HTTP_HEADER, type HttpStep } from "./http-steps";

export interface ProbeRequest {
  readonly step: HttpStep;
  /** With the question mark. @default none */
  readonly query?: string;
  /** @default a GET without a body */
  readonly post?: { readonly contentType: string; readonly body: string | Buffer };
}

export interface ProbeAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const LIMIT_MS = 30_000;

/** `undefined` where nothing came back: the reason would name the environment. */
export async function askOverHttp(url: string, key: string, request: ProbeRequest): Promise<ProbeAnswer | undefined> {
  const { step, query = "", post } = request;
  const headers = { [HTTP_HEADER]: `${key} ${step}`, ...(post && { "content-type": post.contentType }) };
  try {
    const response = await fetch(`${url}${query}`, {
      method: post === undefined ? "GET" : "POST",
      headers,
      ...(post && { body: post.body }),
      redirect: "manual",
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const contentType = response.headers.get("content-type") ?? "";
    return { status: response.status, contentType, body: await response.text() };
  } catch {
    return undefined;
  }
}

/** What the function wrote as JSON; `undefined` where the answer is somebody else's. */
export function jsonIn<Content extends object>(
  answer: ProbeAnswer | undefined,
  field: keyof Content,
): Content | undefined {
  if (answer?.status !== 200) return undefined;
  try {
    const content: unknown = JSON.parse(answer.body);
    return typeof content === "object" && content !== null && field in content ? (content as Content) : undefined;
  } catch {
    return undefined;
  }
}

// A request of the SDK, taken apart: JSON for most actions, multipart with a binary part for cloud calls.
import type { IncomingMessage } from "node:http";
import { Busboy } from "@fastify/busboy";
import { GatewayError } from "./gateway-error";

/** Fields by name: strings and JSON values, and Buffers for binary parts. */
export type SdkFields = Readonly<Record<string, unknown>>;

/** Reads the body whole; the SDK sends chunked bodies without content-length. */
export function readSdkRequest(request: IncomingMessage): Promise<SdkFields> {
  const isMultipart = (request.headers["content-type"] ?? "").startsWith("multipart/form-data");
  return isMultipart ? readMultipart(request) : readJson(request);
}

async function readJson(request: IncomingMessage): Promise<SdkFields> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new GatewayError("INVALID_PARAM", "The request body is not JSON.");
  }
}

function readMultipart(request: IncomingMessage): Promise<SdkFields> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, unknown> = {};
    const reader = new Busboy({
      headers: { ...request.headers, "content-type": request.headers["content-type"] ?? "" },
    });
    reader.on("field", (name, value) => {
      fields[name] = value;
    });
    // A part of type application/octet-stream is binary, though it has no file name.
    reader.on("file", (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        fields[name] = Buffer.concat(chunks);
      });
    });
    reader.on("finish", () => resolve(fields));
    reader.on("error", reject);
    request.pipe(reader);
  });
}

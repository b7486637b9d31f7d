// A request of the SDK, taken apart: JSON for most actions, multipart with a binary part for cloud calls.
import type { IncomingMessage } from "node:http";
import { Busboy } from "@fastify/busboy";
import { GatewayError } from "./gateway-error";

/** Fields by name: strings and JSON values, and Buffers for binary parts. */
export type SdkFields = Readonly<Record<string, unknown>>;

/**
 * Reads the body whole; the SDK sends chunked bodies without content-length.
 *
 * @throws {GatewayError} `INVALID_PARAM` for a body that is none of the two
 */
export async function readSdkRequest(request: IncomingMessage): Promise<SdkFields> {
  const isMultipart = (request.headers["content-type"] ?? "").startsWith("multipart/form-data");
  try {
    const fields = await (isMultipart ? readMultipart(request) : readJson(request));
    if (typeof fields === "object" && fields !== null) return fields;
  } catch {
    // Refused below: the fix is the same for every body that cannot be read.
  }
  throw new GatewayError("INVALID_PARAM", "The request body is neither a JSON object nor multipart.");
}

async function readJson(request: IncomingMessage): Promise<SdkFields | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
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
      stream.on("error", reject);
      stream.on("end", () => {
        fields[name] = Buffer.concat(chunks);
      });
    });
    reader.on("finish", () => resolve(fields));
    reader.on("error", reject);
    request.pipe(reader);
  });
}

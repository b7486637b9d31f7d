// A server that answers the SDK from a script and writes down every byte that differs between two SDKs.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { OpenApiResponse } from "../../simulator/contracts";
import { encodeCloudResponse } from "../../simulator/gateway/openapi/cloud-call-codec";

export interface WireServer {
  readonly url: string;
  /** One entry per request, with what differs from run to run masked. */
  readonly log: string[];
  close(): void;
}

const ANSWERS: Readonly<Record<string, unknown>> = {
  "database.insertDocument": { data: { insertedIds: ["id-1"] } },
  "database.getDocument": {
    data: {
      list: [
        '{"_id":"k","n":{"$numberInt":"7"},"l":{"$numberLong":"9007199254740993"},"w":{"$date":{"$numberLong":"5"}},"p":{"type":"Point","coordinates":[1,2]}}',
      ],
    },
    total: 9,
  },
  "database.calculateDocument": { data: { total: 3 } },
  "database.modifyDocument": { data: { updated: 1, upsert_id: "u" } },
  "database.removeDocument": { data: { deleted: 2 } },
  "database.aggregateDocuments": { data: { list: ['{"_id":"中","sum":{"$numberDouble":"1.5"}}'] } },
  "database.startTransaction": { transactionId: "t-1" },
  "functions.invokeFunction": { data: { response_data: '{"ok":"好"}' } },
  "storage.batchDeleteFile": { data: { delete_list: [{ fileID: "cloud://a.b/c", code: "SUCCESS" }] } },
  "wx.api": { data: { responseData: '{"a_b":1}' } },
};

export async function startWireServer(): Promise<WireServer> {
  const log: string[] = [];
  let fault = "";
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://wire");
    if (pathname === "/fault") {
      fault = searchParams.get("fault") ?? "";
      log.push(`# ${searchParams.get("name")}`);
      response.end();
      return;
    }
    const body = await readAll(request);
    log.push(mask(`${request.method} ${request.url}\n${headerLines(request)}\n${body.toString("latin1")}`));
    answer(pathname, body.toString("latin1"), fault, response, () => url);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    log,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function headerLines({ rawHeaders }: IncomingMessage): string {
  return rawHeaders.map((text, i) => (i % 2 === 0 ? `${text}: ` : `${text}\n`)).join("");
}

/** Masks moments, ports, boundaries and signatures, in requests and in results. */
export function mask(text: string): string {
  return text
    .replace(/127\.0\.0\.1:\d+/g, "HOST")
    .replace(/-{26}\w{24}/g, "BOUNDARY")
    .replace(/seqId=[\w-]+/g, "seqId=S")
    .replace(/Signature=[0-9a-f]{64}/g, "Signature=X")
    .replace(/(X-Client-Timestamp|X-Timestamp): \d+/g, "$1: T")
    .replace(/\d{4}-\d\d-\d\d\/tcb/g, "DATE/tcb");
}

function answer(path: string, body: string, fault: string, response: ServerResponse, url: () => string): void {
  const [kind = "", code = "", ...rest] = fault.split(" ");
  const text = rest.join(" ");
  if (path === "/put") answerPut(fault, response);
  else if (path === "/file") response.end("the file");
  else if (kind === "reset") response.destroy();
  else if (kind === "empty") response.end();
  else if (kind === "status") response.writeHead(Number(code)).end(text);
  else if (kind === "list") sendJson(response, { requestId: "r", data: { list: [[code, ...rest].join(" ")] } });
  else if (kind === "code") sendJson(response, { code, message: text, requestId: "r" });
  else if (kind !== "hang") answerAction(kind, Number(code), body, response, url());
}

function answerAction(kind: string, code: number, body: string, response: ServerResponse, url: string): void {
  if (body.includes("wx.openApi")) {
    answerCloudCall(kind, code, body, response);
    return;
  }
  const action = /"action":"([^"]+)"/.exec(body)?.[1] ?? "";
  sendJson(response, { requestId: "r", ...storageAnswer(action, body, url), ...Object(ANSWERS[action]) });
}

function answerPut(fault: string, response: ServerResponse): void {
  const body: Record<string, string> = { "put rubbish": "rubbish", "put html": "<html></html>" };
  if (fault === "put status") response.statusCode = 500;
  const code = /^put xml (\w+)/.exec(fault)?.[1];
  const xml = `<?xml version="1.0"?>\n<Error>\n <Code>${code}</Code>\n <Message>no &amp; never</Message>\n <RequestId>q</RequestId>\n <TraceId>t</TraceId>\n</Error>`;
  response.end(code ? xml : (body[fault] ?? ""));
}

function storageAnswer(action: string, body: string, url: string): object {
  if (action === "storage.getUploadMetadata") {
    return { data: { url: `${url}/put`, token: "tk", authorization: "au", fileId: "cloud://a.b/f", cosFileId: "cf" } };
  }
  if (action !== "storage.batchGetDownloadUrl") return {};
  const file = body.includes("/none")
    ? { fileID: "cloud://a.b/none", tempFileURL: "", code: "STORAGE_FILE_NONEXIST" }
    : { fileID: "cloud://a.b/c", tempFileURL: `${url}/file`, code: "SUCCESS", maxAge: 7200 };
  return { data: { download_list: [file] } };
}

function answerCloudCall(kind: string, code: number, body: string, response: ServerResponse): void {
  response.setHeader("content-type", "application/octet-stream");
  response.end(encodeCloudResponse(cloudAnswer(kind, code, body)));
}

function cloudAnswer(kind: string, code: number, body: string): OpenApiResponse {
  if (kind === "pb") return { kind: "refused", errorCode: code };
  if (body.includes("getTempMedia"))
    return { kind: "binary", contentType: "image/png", content: Buffer.from([0, 255, 13, 10]) };
  const errcode = kind === "errcode" ? code : 0;
  return {
    kind: "json",
    body: { errcode, errmsg: "said rid: 1", media_id: "M", created_at: 1, big: "1234567890123456789" },
  };
}

function sendJson(response: ServerResponse, body: object): void {
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.end(JSON.stringify(body));
}

// WeChat's API for the bench: takes every reply, and counts them by customer.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface StandInApi {
  readonly url: string;
  /** How many replies each customer got. */
  readonly sent: ReadonlyMap<string, number>;
  stop(): void;
}

export async function startApi(): Promise<StandInApi> {
  const sent = new Map<string, number>();
  const server = createServer((asked, response) => {
    let text = "";
    asked.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    asked.on("end", () => {
      const { touser = "" } = JSON.parse(text || "{}") as { touser?: string };
      if (asked.url?.includes("/send")) sent.set(touser, (sent.get(touser) ?? 0) + 1);
      const body = asked.url?.includes("/stable_token")
        ? { access_token: "t", expires_in: 7_200 }
        : { errcode: 0, errmsg: "ok" };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

// Where to listen and what to remember, checked before anything is opened.
import { isIP } from "node:net";
import { resolve } from "node:path";
import { ServerError } from "./server-error";

/** The options of `npx message-push serve`. */
export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Where pushes are remembered: a folder of this machine, or the CloudBase environment. */
  readonly store: "embedded" | "cloudbase";
}

const DEFAULT_PORT = 8080;

/** @throws {ServerError} `FLAG_INVALID` */
export function readServeOptions(flags: {
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly data?: string | undefined;
  readonly store?: string | undefined;
}): ServeOptions {
  const { host = "127.0.0.1", port = String(DEFAULT_PORT), data = ".data", store = "embedded" } = flags;
  if (isIP(host) === 0 && host !== "localhost") {
    throw new ServerError("FLAG_INVALID", `--host is "${host}".`, "Give an IP address of this machine, or localhost.");
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new ServerError("FLAG_INVALID", `--port is "${port}".`, "Give a number from 0 to 65535.");
  }
  if (data === "") throw new ServerError("FLAG_INVALID", "--data is empty.", "Name a folder.");
  if (store !== "embedded" && store !== "cloudbase") {
    throw new ServerError("FLAG_INVALID", `--store is "${store}".`, "Give embedded or cloudbase.");
  }
  return { host, port: Number(port), dataDir: resolve(data), store };
}

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
    throw new ServerError(
      "FLAG_INVALID",
      { en: `--host is "${host}".`, zh: `--host 的值是“${host}”。` },
      { en: "Give an IP address of this machine, or localhost.", zh: "请写本机的 IP 地址，或 localhost。" },
    );
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new ServerError(
      "FLAG_INVALID",
      { en: `--port is "${port}".`, zh: `--port 的值是“${port}”。` },
      { en: "Give a number from 0 to 65535.", zh: "请写 0 到 65535 的数字。" },
    );
  }
  if (data === "")
    throw new ServerError(
      "FLAG_INVALID",
      { en: "--data is empty.", zh: "--data 是空的。" },
      { en: "Name a folder.", zh: "请写一个目录。" },
    );
  if (store !== "embedded" && store !== "cloudbase") {
    throw new ServerError(
      "FLAG_INVALID",
      { en: `--store is "${store}".`, zh: `--store 的值是“${store}”。` },
      { en: "Give embedded or cloudbase.", zh: "请写 embedded 或 cloudbase。" },
    );
  }
  return { host, port: Number(port), dataDir: resolve(data), store };
}

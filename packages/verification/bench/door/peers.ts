// Packages that take in WeChat's pushes, installed for the run only: they are no dependency of ours.
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { APPID, type Delivery, ENCODING_AES_KEY, TOKEN } from "./deliveries";

/** Something that takes in a push. */
export interface Reader {
  readonly formats: readonly ("json" | "xml")[];
  /** @returns the packet, or a promise of it */
  read(delivery: Delivery): unknown;
}

/** By each package's own verification, decryption and XML; by JSON.parse where it has nothing for JSON. */
const PEERS: Readonly<Record<string, { readonly version: string; open(require: NodeJS.Require): Reader }>> = {
  "node-easywechat": { version: "3.6.2", open: openEasyWechat },
  "wechat-crypto": { version: "0.0.2", open: openWechatCrypto },
};

/** @returns the names of those that can be installed; of the others it is said that they are left out */
export async function installPeers(folder: string, say: (text: string) => void): Promise<readonly string[]> {
  const names: string[] = [];
  for (const [name, { version }] of Object.entries(PEERS)) {
    try {
      await install(join(folder, name), `${name}@${version}`);
      names.push(name);
    } catch {
      say(`${name} ${version} could not be installed, and is left out.`);
    }
  }
  return names;
}

/** One that is installed beside the file that runs. */
export function openPeer(name: string): Reader {
  const peer = PEERS[name];
  if (peer === undefined) throw new Error(`${name} is no peer.`);
  return peer.open(createRequire(join(__dirname, name, "package.json")));
}

/** Into a folder of its own: npm takes away what it finds beside. */
async function install(folder: string, spec: string): Promise<void> {
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  const flags = [
    "install",
    "--no-save",
    "--no-package-lock",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--fetch-retries=0",
    spec,
  ];
  // By its shell on Windows, where npm is a script.
  await promisify(execFile)("npm", flags, { cwd: folder, shell: process.platform === "win32", timeout: 120_000 });
}

interface Encryptor {
  decrypt(text: string, signature: string, nonce: string, timestamp: string): string;
}

function openEasyWechat(require: NodeJS.Require): Reader {
  const Encryptor = require("node-easywechat/dist/Core/Encryptor") as new (...parts: readonly string[]) => Encryptor;
  const { parseXml } = require("node-easywechat/dist/Core/Support/Utils") as {
    parseXml(text: string): Promise<{ Encrypt: string }>;
  };
  const encryptor = new Encryptor(APPID, TOKEN, ENCODING_AES_KEY, APPID);
  const open = ({ request: { query } }: Delivery, { Encrypt }: { Encrypt: string }) =>
    encryptor.decrypt(Encrypt, query.msg_signature ?? "", query.nonce ?? "", query.timestamp ?? "");
  return {
    formats: ["json", "xml"],
    read(delivery) {
      const body = delivery.request.body.toString();
      return body.startsWith("<")
        ? parseXml(body).then((outer) => parseXml(open(delivery, outer)))
        : JSON.parse(open(delivery, JSON.parse(body)));
    },
  };
}

interface MessageCrypt {
  getSignature(timestamp: string, nonce: string, encrypt: string): string;
  decrypt(text: string): { readonly message: string; readonly id: string };
}

function openWechatCrypto(require: NodeJS.Require): Reader {
  const Crypt = require("wechat-crypto") as new (token: string, key: string, id: string) => MessageCrypt;
  const crypt = new Crypt(TOKEN, ENCODING_AES_KEY, APPID);
  return {
    formats: ["json"],
    read({ request: { body, query } }) {
      const { Encrypt } = JSON.parse(body.toString()) as { Encrypt: string };
      const signature = crypt.getSignature(query.timestamp ?? "", query.nonce ?? "", Encrypt);
      if (signature !== query.msg_signature) throw new Error("signature");
      const { message, id } = crypt.decrypt(Encrypt);
      if (id !== APPID) throw new Error("AppID");
      return JSON.parse(message);
    },
  };
}

// Packages that take in WeChat's pushes, installed for the run only: they are no dependency of ours.
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { APPID, type Delivery, ENCODING_AES_KEY, TOKEN } from "./deliveries";

/** Something that takes in a push. */
export interface Reader {
  readonly name: string;
  readonly formats: readonly ("json" | "xml")[];
  /** @returns the packet, or a promise of it */
  read(delivery: Delivery): unknown;
}

interface Peer {
  readonly name: string;
  readonly version: string;
  /** By the package's own verification, decryption and XML; JSON by JSON.parse where it has none. */
  open(require: NodeJS.Require): readonly Reader[];
}

const PEERS: readonly Peer[] = [
  { name: "node-easywechat", version: "3.6.2", open: openEasyWechat },
  { name: "wechat-crypto", version: "0.0.2", open: openWechatCrypto },
];

/** Those that can be installed; of the others it is said that they are left out. */
export async function loadPeers(folder: string, say: (text: string) => void): Promise<readonly Reader[]> {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  const readers: Reader[] = [];
  for (const peer of PEERS) {
    try {
      await install(folder, `${peer.name}@${peer.version}`);
      readers.push(...peer.open(createRequire(join(folder, "package.json"))));
    } catch {
      say(`${peer.name} ${peer.version} could not be installed, and is left out.`);
    }
  }
  return readers;
}

async function install(folder: string, spec: string): Promise<void> {
  const flags = ["install", "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", spec];
  // By its shell on Windows, where npm is a script.
  await promisify(execFile)("npm", flags, { cwd: folder, shell: process.platform === "win32", timeout: 120_000 });
}

interface Encryptor {
  decrypt(text: string, signature: string, nonce: string, timestamp: string): string;
}

function openEasyWechat(require: NodeJS.Require): readonly Reader[] {
  const Encryptor = require("node-easywechat/dist/Core/Encryptor") as new (...parts: readonly string[]) => Encryptor;
  const { parseXml } = require("node-easywechat/dist/Core/Support/Utils") as {
    parseXml(text: string): Promise<{ Encrypt: string }>;
  };
  const encryptor = new Encryptor(APPID, TOKEN, ENCODING_AES_KEY, APPID);
  const open = ({ request: { query } }: Delivery, { Encrypt }: { Encrypt: string }) =>
    encryptor.decrypt(Encrypt, query.msg_signature ?? "", query.nonce ?? "", query.timestamp ?? "");
  return [
    {
      name: "node-easywechat",
      formats: ["json"],
      read: (delivery) => JSON.parse(open(delivery, JSON.parse(delivery.request.body.toString()))),
    },
    {
      name: "node-easywechat",
      formats: ["xml"],
      read: async (delivery) => parseXml(open(delivery, await parseXml(delivery.request.body.toString()))),
    },
  ];
}

interface MessageCrypt {
  getSignature(timestamp: string, nonce: string, encrypt: string): string;
  decrypt(text: string): { readonly message: string; readonly id: string };
}

function openWechatCrypto(require: NodeJS.Require): readonly Reader[] {
  const Crypt = require("wechat-crypto") as new (token: string, key: string, id: string) => MessageCrypt;
  const crypt = new Crypt(TOKEN, ENCODING_AES_KEY, APPID);
  return [
    {
      name: "wechat-crypto",
      formats: ["json"],
      read({ request: { body, query } }) {
        const { Encrypt } = JSON.parse(body.toString()) as { Encrypt: string };
        const signature = crypt.getSignature(query.timestamp ?? "", query.nonce ?? "", Encrypt);
        if (signature !== query.msg_signature) throw new Error("signature");
        const { message, id } = crypt.decrypt(Encrypt);
        if (id !== APPID) throw new Error("AppID");
        return JSON.parse(message);
      },
    },
  ];
}

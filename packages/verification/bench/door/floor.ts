// What secure mode takes at the least, written plainly: node:crypto and JSON.parse, with no check that is not the signature's or the AppID's.
import { createDecipheriv, createHash } from "node:crypto";
import { AES_KEY, APPID, type Delivery, TOKEN } from "./deliveries";
import type { Reader } from "./peers";

export const bareCrypto: Reader = {
  formats: ["json"],
  read({ request: { body, query } }: Delivery): unknown {
    const { Encrypt } = JSON.parse(body.toString()) as { Encrypt: string };
    const parts = [TOKEN, query.timestamp, query.nonce, Encrypt].sort().join("");
    if (createHash("sha1").update(parts).digest("hex") !== query.msg_signature) throw new Error("signature");
    const decipher = createDecipheriv("aes-256-cbc", AES_KEY, AES_KEY.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(Buffer.from(Encrypt, "base64")), decipher.final()]);
    const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0));
    const end = 20 + plain.readUInt32BE(16);
    if (plain.toString("utf8", end) !== APPID) throw new Error("AppID");
    return JSON.parse(plain.toString("utf8", 20, end));
  },
};

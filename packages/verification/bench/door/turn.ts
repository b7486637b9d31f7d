// One turn: takes in one push again and again, and prints how many µs of a processor it costs; nothing for a format that is not read.
import { verifyRequest } from "../../../message-push/src/wechat/http/verify-request";
import { type Delivery, makeDelivery, PACKETS, SETTINGS } from "./deliveries";
import { bareCrypto } from "./floor";
import { openPeer, type Reader } from "./peers";

const WARM_UP = 5_000;
const BATCHES = 15;
const PUSHES = 2_000;

const ownDoor: Reader = {
  formats: ["json", "xml"],
  read({ request, nowMs }) {
    const verification = verifyRequest(SETTINGS, request, nowMs);
    return verification.kind === "push" ? verification.packet : verification;
  },
};

async function turn(name: string, packetName: string): Promise<void> {
  const { text, isXml } = PACKETS[packetName as keyof typeof PACKETS];
  const reader = name === "message-push" ? ownDoor : name === "node:crypto" ? bareCrypto : openPeer(name);
  if (!reader.formats.includes(isXml ? "xml" : "json")) return;
  const delivery = makeDelivery(text, isXml);
  // Who reads something else is fast at nothing.
  if (Object(await reader.read(delivery)).FromUserName !== delivery.sender) throw new Error(`${name} did not read it.`);
  await take(reader, delivery, WARM_UP);
  const timesUs: number[] = [];
  for (let batch = 0; batch < BATCHES; batch += 1) timesUs.push(await take(reader, delivery, PUSHES));
  process.stdout.write(String(timesUs.sort((a, b) => a - b)[Math.floor(BATCHES / 2)]));
}

/** @returns µs for one push */
async function take({ read }: Reader, delivery: Delivery, pushes: number): Promise<number> {
  const start = process.cpuUsage();
  for (let push = 0; push < pushes; push += 1) {
    const packet = read(delivery);
    if (packet instanceof Promise) await packet;
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / pushes;
}

const [, , name = "", packetName = ""] = process.argv;
void turn(name, packetName);

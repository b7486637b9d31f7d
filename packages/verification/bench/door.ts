// npm run bench:door: what it costs to take in one push over HTTP in secure mode: verify, decrypt, read. Beside packages that do the
// same, and beside node:crypto with JSON.parse, below which nothing can go. All in one run, taking turns: ratios carry over.
import { verifyRequest } from "../../message-push/src/wechat/http/verify-request";
import { runScript } from "../../message-push/tools/command-line";
import { renderTable } from "../../message-push/tools/table";
import { inTempFolder } from "../../message-push/tools/temp-folder";
import { ToolError } from "../../message-push/tools/tool-error";
import { type Delivery, makeDelivery, PACKETS, SETTINGS } from "./door/deliveries";
import { bareCrypto } from "./door/floor";
import { loadPeers, type Reader } from "./door/peers";

const HELP = `Usage: npm run bench:door [-- --rounds 60] [--pushes 500]

Installs the packages it compares with into a temporary folder; one that cannot be installed is named and left out.

  --rounds N   how often each takes its turn (default 60)
  --pushes N   pushes in a turn (default 500)
  --help       this text`;

const FLAGS = { rounds: { type: "string" }, pushes: { type: "string" } } as const;

runScript({ help: HELP, flags: FLAGS }, ({ values: { rounds = "60", pushes = "500" } }) => {
  for (const [flag, value] of Object.entries({ rounds, pushes })) {
    if (!/^[1-9]\d{0,5}$/.test(value))
      throw new ToolError("FLAG_INVALID", `--${flag} is "${value}".`, "Give a whole number from 1 to 999999.");
  }
  return inTempFolder((folder) => compare(folder, Number(rounds), Number(pushes)));
});

async function compare(folder: string, rounds: number, pushes: number): Promise<void> {
  const readers = [bareCrypto, ownDoor, ...(await loadPeers(folder, (text) => console.log(text)))];
  const rows = [["", ...readers.map(({ name }) => name)]];
  for (const [name, { text, isXml }] of Object.entries(PACKETS)) {
    const delivery = makeDelivery(text, isXml);
    const able = readers.filter(({ formats }) => formats.includes(isXml ? "xml" : "json"));
    for (const reader of able) await requireRight(reader, delivery);
    const timesUs = await measure(able, delivery, rounds, pushes);
    const ownUs = timesUs.get(ownDoor) ?? Number.NaN;
    rows.push([name, ...readers.map((reader) => cellOf(timesUs.get(reader), ownUs))]);
  }
  console.log(renderTable(rows, { numbersFrom: 1 }).join("\n"));
  console.log("µs for a push, and how many times as long as message-push takes");
}

const ownDoor: Reader = {
  name: "message-push",
  formats: ["json", "xml"],
  read: ({ request, nowMs }) => {
    const verification = verifyRequest(SETTINGS, request, nowMs);
    return verification.kind === "push" ? verification.packet : verification;
  },
};

/** A reader that reads something else is fast at nothing. */
async function requireRight({ name, read }: Reader, delivery: Delivery): Promise<void> {
  const { FromUserName } = Object(await read(delivery));
  if (FromUserName !== delivery.sender) throw new Error(`${name} did not read the push.`);
}

/** The median of the turns, in µs for one push. */
async function measure(
  readers: readonly Reader[],
  delivery: Delivery,
  rounds: number,
  pushes: number,
): Promise<Map<Reader, number>> {
  const turns = new Map<Reader, number[]>(readers.map((reader) => [reader, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [reader, times] of turns) {
      const startMs = performance.now();
      for (let push = 0; push < pushes; push += 1) {
        const read = reader.read(delivery);
        if (read instanceof Promise) await read;
      }
      times.push(((performance.now() - startMs) * 1_000) / pushes);
    }
  }
  return new Map([...turns].map(([reader, times]) => [reader, medianOf(times)]));
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function cellOf(us: number | undefined, ownUs: number): string {
  return us === undefined ? "-" : `${us.toFixed(1)} (${(us / ownUs).toFixed(2)}×)`;
}

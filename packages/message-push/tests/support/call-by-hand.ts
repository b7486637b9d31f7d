// Calls a built function in a process of its own, with a gateway that the test chooses: the simulator's, a door before it, or none.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Simulator } from "../../simulator/simulator";

/** How a call by hand ended. */
export interface CallByHand {
  /** What `main` resolved with; absent when it rejected. */
  readonly returned?: unknown;
  /** What `main` rejected with. */
  readonly threw?: { readonly code?: string };
  readonly durationMs: number;
  /** The lines of the runtime's log. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
}

const TIME_LIMIT_MS = 5_000;
const OUTCOME = "OUTCOME ";

const CALL = `
const [file, packet, functionName] = process.argv.slice(1);
const { main } = require(file);
const startMs = performance.now();
const end = (outcome) => {
  const text = JSON.stringify({ ...outcome, durationMs: performance.now() - startMs });
  process.stdout.write(${JSON.stringify(OUTCOME)} + text + "\\n", () => process.exit(0));
};
main(JSON.parse(packet), { time_limit_in_ms: ${TIME_LIMIT_MS}, function_name: functionName }).then(
  (returned) => end({ returned }),
  (error) => end({ threw: { code: error.code } }),
);
`;

/** Pushes a packet at a function whose requests go to `gatewayUrl`; `onLine` is told each line of its log as it is printed. */
export async function callByHand(
  sim: Simulator,
  { functionName, packet, gatewayUrl }: { functionName: string; packet: object; gatewayUrl: string },
  onLine: (line: Readonly<Record<string, unknown>>) => void = () => undefined,
): Promise<CallByHand> {
  const folder = sim.functions.find(({ name }) => name === functionName)?.folder ?? "";
  const env = {
    ...sim.environmentFor(functionName),
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: gatewayUrl }),
    WX_API_TOKEN: "by hand",
    WX_CONTEXT_KEYS: "WX_API_TOKEN",
  };
  const child = spawn(process.execPath, ["-e", CALL, folder, JSON.stringify(packet), functionName], { env });
  const log: Readonly<Record<string, unknown>>[] = [];
  let outcome: Omit<CallByHand, "log"> | undefined;
  const read = (line: string) => {
    if (line.startsWith(OUTCOME)) outcome = JSON.parse(line.slice(OUTCOME.length));
    if (!line.startsWith("{")) return;
    const entry = JSON.parse(line) as Readonly<Record<string, unknown>>;
    log.push(entry);
    onLine(entry);
  };
  const errors = linesOf(child.stderr, read);
  linesOf(child.stdout, read);
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (outcome === undefined) throw new Error(`The function ended with ${String(code)}:\n${errors.join("\n")}`);
  return { ...outcome, log };
}

function linesOf(stream: NodeJS.ReadableStream, read: (line: string) => void): readonly string[] {
  const lines: string[] = [];
  let rest = "";
  stream.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    for (const line of parts) {
      lines.push(line);
      read(line);
    }
  });
  return lines;
}

/** A port of this machine at which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

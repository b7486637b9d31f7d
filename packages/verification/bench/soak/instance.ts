// What runs in the instance of the soak: one push after the other, and its memory and handles at four moments.

/** How it stands after so many pushes; without memory, it is only a sign of life. */
export interface Reading {
  readonly pushes: number;
  readonly rss?: number;
  readonly heapUsed?: number;
  /** Timers, requests and sockets that keep the process awake. */
  readonly handles?: number;
  /** Open descriptors, idle sockets included; absent where the system does not tell. */
  readonly descriptors?: number;
}

/** The source for `node -e`; its arguments are the function's folder, how many pushes, and the function's name. */
export const INSTANCE = `
const [folder, count, functionName] = process.argv.slice(1);
const { main } = require(folder);
const all = Number(count);
const marks = new Set([0.01, 0.1, 0.5, 1].map((share) => Math.round(all * share)));
const tell = (message) => new Promise((resolve) => process.send(message, resolve));
(async () => {
  for (let pushes = 1; pushes <= all; pushes += 1) {
    const packet = {
      ToUserName: "gh_soak",
      FromUserName: "oSoak" + (pushes % 1000),
      CreateTime: Math.floor(Date.now() / 1000),
      MsgType: "text",
      MsgId: "soak" + pushes,
      Content: "你好",
    };
    const answer = await main(packet, { time_limit_in_ms: 5000, function_name: functionName });
    if (answer !== "success") throw new Error("Push " + pushes + " was answered " + JSON.stringify(answer));
    if (pushes % 500 === 0) await tell({ pushes });
    if (marks.has(pushes)) await tell(await read(pushes));
  }
  process.disconnect();
  process.exit(0);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});

/** After two collections, with a turn of the event loop between them, so that what is only not yet collected does not count. */
async function read(pushes) {
  globalThis.gc();
  await new Promise((resolve) => setTimeout(resolve, 50));
  globalThis.gc();
  const { rss, heapUsed } = process.memoryUsage();
  return { pushes, rss, heapUsed, handles: process.getActiveResourcesInfo().length, descriptors: countDescriptors() };
}

function countDescriptors() {
  try {
    return require("node:fs").readdirSync("/dev/fd").length;
  } catch {
    return undefined;
  }
}
`;

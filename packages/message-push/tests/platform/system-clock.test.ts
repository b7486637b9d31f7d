// The machine's clock where the machine gives the process no time.
import { once } from "node:events";
import { get } from "node:http";
import { Worker } from "node:worker_threads";
import { systemClock } from "../../src/platform/system-clock";

/** A server in a thread of its own: it answers at once, whatever this thread does, and then counts. */
const SERVER = `
const { createServer } = require("node:http");
const { parentPort, workerData } = require("node:worker_threads");
const answers = new Int32Array(workerData);
const server = createServer((request, response) => response.end("here", () => {
  request.socket.once("drain", () => undefined);
  Atomics.add(answers, 0, 1);
  Atomics.notify(answers, 0);
}));
server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;

test("an answer that is there already is heard before a timer that is late", async () => {
  const shared = new SharedArrayBuffer(4);
  const answers = new Int32Array(shared);
  const server = new Worker(SERVER, { eval: true, workerData: shared });
  try {
    const [port] = await once(server, "message");
    const answered = new Promise<string>((resolve, reject) => {
      const request = get(`http://127.0.0.1:${port}/`, async (response) => {
        let text = "";
        for await (const chunk of response.setEncoding("utf8")) text += chunk;
        resolve(text);
      });
      request.on("error", reject);
      // From here on the request is on its way, and this thread stands still until its answer was written.
      request.once("finish", () => {
        const timeUp = systemClock.after(1).then(() => "time is up");
        void Promise.race([answered, timeUp]).then((first) => order.push(first));
        setImmediate(() => Atomics.wait(answers, 0, 0));
      });
    });
    const order: string[] = [];
    await answered;
    await systemClock.after(5);
    expect(order).toEqual(["here"]);
  } finally {
    await server.terminate();
  }
});

test("a wait that is ended early leaves nothing behind", async () => {
  const over = new AbortController();
  const waited = systemClock.after(60_000, over.signal);
  over.abort();
  await waited;
  await expect(systemClock.after(0, over.signal)).resolves.toBeUndefined();
});

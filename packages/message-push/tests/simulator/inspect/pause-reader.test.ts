// The pauses of a program, as they stand in what its inspector sends.
import { createPauseReader } from "../../../simulator/runner/pause-reader";

const UPGRADED = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";
const PAUSED = '{"method":"Debugger.paused","params":{}}';
const RESUMED = '{"method":"Debugger.resumed","params":{}}';

/** A frame as a server sends it, with the shortest head that its length has. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  const head = Buffer.alloc(payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10);
  head.writeUInt8(0x81, 0);
  head.writeUInt8(head.length === 2 ? payload.length : head.length === 4 ? 126 : 127, 1);
  if (head.length === 4) head.writeUInt16BE(payload.length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}

/** What is told of bytes that come in pieces of this size. */
function toldOf(bytes: Buffer, size: number): readonly boolean[] {
  const told: boolean[] = [];
  const read = createPauseReader((isPaused) => told.push(isPaused));
  for (let at = 0; at < bytes.length; at += size) read(bytes.subarray(at, at + size));
  return told;
}

const conversation = Buffer.concat([
  Buffer.from(UPGRADED),
  frame('{"id":1,"result":{}}'),
  frame("{}"),
  frame(PAUSED.replace("{}", `{"frames":"${"x".repeat(300)}"}`)),
  // A text of somebody's own that looks like the message is none.
  frame(`{"method":"Runtime.consoleAPICalled","params":${PAUSED}}${"y".repeat(70_000)}`),
  frame(RESUMED),
  frame(PAUSED),
]);

test.each([1, 2, 7, 4_096, conversation.length])("in pieces of %i bytes", (size) => {
  expect(toldOf(conversation, size)).toEqual([true, false, true]);
});

test("what is no WebSocket tells of none", () => {
  const answer = Buffer.concat([Buffer.from("HTTP/1.0 200 OK\r\n\r\n"), frame(PAUSED)]);
  expect(toldOf(answer, answer.length)).toEqual([]);
});

// Reads off what an inspector sends to a debugger whether the program stands still: https://chromedevtools.github.io/devtools-protocol/v8/Debugger/

/** The head of a WebSocket's frame, at most: RFC 6455, 5.2. */
const LONGEST_HEAD_BYTES = 10;
/** Node writes the method first. */
const PAUSED = Buffer.from('{"method":"Debugger.paused"');
const RESUMED = Buffer.from('{"method":"Debugger.resumed"');
const END_OF_HEADERS = Buffer.from("\r\n\r\n");

/**
 * Takes the bytes of one connection as they come, and calls `onPaused` for each message that tells of a pause or its end. The inspector
 * sends one message in one frame, without a mask and without compression; of a connection that is no WebSocket nothing is told.
 */
export function createPauseReader(onPaused: (isPaused: boolean) => void): (bytes: Buffer) => void {
  let isInFrames = false;
  /** What came and is not judged yet: less than the beginning of a message. */
  let rest: Buffer = Buffer.alloc(0);
  /** Of a message that is judged already. */
  let toSkip = 0;

  function takeHeaders(): boolean {
    const end = rest.indexOf(END_OF_HEADERS);
    if (end < 0) return false;
    const isUpgraded = rest.subarray(0, end).toString("latin1").startsWith("HTTP/1.1 101");
    rest = rest.subarray(end + END_OF_HEADERS.length);
    isInFrames = isUpgraded;
    return isUpgraded;
  }

  /** Judges the frame that begins in `rest`, as soon as enough of it is there. */
  function takeFrame(): boolean {
    const head = headOf(rest);
    if (head === undefined) return false;
    const judged = Math.min(head.payloadBytes, RESUMED.length);
    if (rest.length < head.bytes + judged) return false;
    const beginning = rest.subarray(head.bytes, head.bytes + judged);
    if (startsWith(beginning, PAUSED)) onPaused(true);
    if (startsWith(beginning, RESUMED)) onPaused(false);
    toSkip = head.bytes + head.payloadBytes;
    return true;
  }

  return (bytes) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    if (!isInFrames && !takeHeaders()) return;
    do {
      const skipped = Math.min(toSkip, rest.length);
      rest = rest.subarray(skipped);
      toSkip -= skipped;
    } while (toSkip === 0 && rest.length > 0 && takeFrame());
  };
}

function headOf(bytes: Buffer): { readonly bytes: number; readonly payloadBytes: number } | undefined {
  const [, second] = bytes;
  if (second === undefined) return undefined;
  const short = second & 0x7f;
  if (short < 126) return { bytes: 2, payloadBytes: short };
  if (short === 126) return bytes.length < 4 ? undefined : { bytes: 4, payloadBytes: bytes.readUInt16BE(2) };
  if (bytes.length < LONGEST_HEAD_BYTES) return undefined;
  return { bytes: LONGEST_HEAD_BYTES, payloadBytes: Number(bytes.readBigUInt64BE(2)) };
}

function startsWith(bytes: Buffer, beginning: Buffer): boolean {
  return bytes.subarray(0, beginning.length).equals(beginning);
}

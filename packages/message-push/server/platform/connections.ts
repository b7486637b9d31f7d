// The connections of a server: when all places are taken, those that keep one for nothing make room for the next.
import type { Socket } from "node:net";

interface Connection {
  /** Requests that have arrived whole, and are not answered. */
  readonly underWay: number;
  /** Since when there are any, or none. */
  readonly sinceMs: number;
}

/** What is known of every open connection. */
export class Connections {
  readonly #most: number;
  readonly #longestAnswerMs: number;
  readonly #nowMs: () => number;
  /** In the order of `sinceMs`. */
  readonly #known = new Map<Socket, Connection>();

  /**
   * @param most how many there may be
   * @param longestAnswerMs who takes longer over one answer, by not reading it, may have to make room
   */
  constructor(most: number, longestAnswerMs: number, nowMs: () => number) {
    this.#most = most;
    this.#longestAnswerMs = longestAnswerMs;
    this.#nowMs = nowMs;
  }

  /**
   * Takes a new connection. When all places are taken, the one that has waited longest without a whole request is ended: who
   * sends at once is never that one, however many others send slowly. When all are being answered, the new one is refused.
   */
  take(socket: Socket): void {
    if (this.#known.size >= this.#most && !this.#makeRoom()) return void socket.destroy();
    this.#note(socket, 0);
    socket.once("close", () => this.#known.delete(socket));
  }

  /** A whole request has arrived. */
  begin(socket: Socket): void {
    this.#change(socket, 1);
  }

  /** A request is answered, or its client has gone. */
  end(socket: Socket): void {
    this.#change(socket, -1);
  }

  /** Ends those on which nothing has to be answered. */
  endIdle(): void {
    for (const [socket, { underWay }] of [...this.#known]) if (underWay === 0) socket.destroy();
  }

  /** Ends the others as well. */
  endAll(): void {
    for (const socket of [...this.#known.keys()]) socket.destroy();
  }

  #makeRoom(): boolean {
    const untilMs = this.#nowMs() - this.#longestAnswerMs;
    for (const [socket, { underWay, sinceMs }] of this.#known) {
      if (underWay > 0 && sinceMs > untilMs) continue;
      // Its event `close` comes later; the place is free now.
      this.#known.delete(socket);
      socket.destroy();
      return true;
    }
    return false;
  }

  #change(socket: Socket, by: 1 | -1): void {
    const known = this.#known.get(socket);
    // It has been ended meanwhile.
    if (known === undefined) return;
    const underWay = known.underWay + by;
    if (known.underWay === 0 || underWay === 0) this.#note(socket, underWay);
    else this.#known.set(socket, { ...known, underWay });
  }

  /** Puts it at the end of the order. */
  #note(socket: Socket, underWay: number): void {
    this.#known.delete(socket);
    this.#known.set(socket, { underWay, sinceMs: this.#nowMs() });
  }
}

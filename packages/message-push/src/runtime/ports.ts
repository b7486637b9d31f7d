// What the runtime needs from the outside world. src/platform implements it; src/runtime knows nothing else.
import type { MessageOptions } from "../wechat/message-options";
import type { MessageBody } from "../wechat/messages";
import type { ReplyAllowances } from "../wechat/reply-allowance";
import type { Picture, TempMedia } from "../wechat/temp-media";
import type { LogEvent, LogLevel } from "./log-events";
import type { PushStore } from "./push-store";
import type { StateStore } from "./state-store";

/** Everything around a function: passed in once, so that the runtime can run on a laptop, in a test, and in the cloud. */
export interface Platform {
  readonly clock: Clock;
  readonly store: PushStore;
  readonly messenger: Messenger;
  readonly log: LogSink;
  /** What was packed beside the function's code. */
  readonly files: FunctionFiles;
  /** What functions share for a while; opened at its first use. */
  readonly states: StateStore;
  /** Pictures that lie elsewhere. */
  readonly downloads: Downloads;
  /** How many replies WeChat allows after each action of the customer. */
  readonly allowances: ReplyAllowances;
  /** What the platform knows of this call. `invocationContext` is the second argument of `main`. */
  describeCall(invocationContext: unknown): Call;
  /**
   * Starts another invocation of a function of this environment, and does not wait for its end. Resolves when the
   * request has left, or after a moment without a failure; whether it arrived is known from what it does.
   * @throws {PushError} `INVOKE_FAILED` when the platform refused it
   */
  invokeAsync(functionName: string, event: object): Promise<void>;
  /** A string that cannot be guessed, another one every time. */
  newFencingToken(): string;
  /** From 0 up to, but not including, 1: spreads retries in time. */
  random(): number;
}

export interface Clock {
  /** Epoch milliseconds. */
  nowMs(): number;
  /** Resolves after `delayMs`, or at once when `signal` aborts; never rejects and leaves no timer behind. */
  after(delayMs: number, signal?: AbortSignal): Promise<void>;
}

/** Who called, and how long the platform lets the call run. */
export interface Call {
  /** Openid the platform vouches for; absent when it names none. */
  readonly openid?: string;
  /** Chain of call sources, outermost first, for example `["wx_client", "scf"]`; empty when unknown. */
  readonly sources: readonly string[];
  /** The function's timeout in milliseconds, where it is known. */
  readonly timeLimitMs?: number;
  /** The function's own name, where it is known. */
  readonly functionName?: string;
  /** How long the call has waited while the instance was loading; it is part of the time that WeChat waits. */
  readonly loadingMs?: number;
}

/** The conversation of a 客服子商户; empty for the mini program's own. */
export type Conversation = Pick<MessageOptions, "businessid">;

/** Sends customer-service messages, and moves the pictures in them. */
export interface Messenger {
  /**
   * Resolves once WeChat accepted the message.
   *
   * @param leaveBeforeMs nothing of it leaves the instance at that time or after it, however late the machine is; epoch milliseconds
   * @throws {PushError} `SEND_REFUSED` when WeChat refused it, `SEND_UNKNOWN` when it may have been accepted.
   */
  deliver(touser: string, message: MessageBody, leaveBeforeMs?: number): Promise<void>;
  /**
   * Shows the customer "typing…" for up to 15 s, in the conversation that a push came from.
   * @throws {PushError} as `deliver` does
   */
  showTyping(touser: string, conversation?: Conversation): Promise<void>;
  /**
   * Resolves with the media id, which lives 3 days and may be used often.
   * @throws {PushError} as `deliver` does; doing it again does no harm
   */
  uploadMedia(picture: Picture): Promise<string>;
  /**
   * Fetches what was uploaded, or what a customer sent.
   * @throws {PushError} as `deliver` does, with errCode 40007 for an id that is unknown or too old
   */
  downloadMedia(mediaId: string): Promise<TempMedia>;
}

/** A file beside a function's code. */
export interface FunctionFile {
  /** Relative to the function's folder, with slashes. */
  readonly path: string;
  readonly bytes: number;
}

/** The files beside a function's code, in its folder and below. */
export interface FunctionFiles {
  list(): Promise<readonly FunctionFile[]>;
  /** Reads one that `list` names. */
  read(path: string): Promise<Uint8Array>;
}

/** Fetches what lies neither beside the code nor at WeChat. */
export interface Downloads {
  /**
   * A file of the cloud storage.
   * @throws {PushError} `MEDIA_FAILED`; `MEDIA_INVALID` where there is no cloud storage
   */
  fromStorage(fileID: string): Promise<Uint8Array>;
  /**
   * What an http(s) address gives, up to the size of a picture.
   * @throws {PushError} `MEDIA_FAILED`; `MEDIA_INVALID` when it is larger
   */
  fromAddress(url: string, signal: AbortSignal): Promise<Uint8Array>;
}

/** One event in the life of a push. It has ids, codes and times, never an openid, content, token or key. */
export interface LogLine {
  readonly level: LogLevel;
  /** What happened. */
  readonly event: LogEvent;
  /** The idempotency key; the same in every line about one push. Absent in lines about the relay as a whole. */
  readonly pushId?: string;
  readonly pair?: string;
  readonly [field: string]: string | number | boolean | undefined;
}

/**
 * Writes a line. `error` is what a `failure` line is about; its text may quote a handler's data, so a sink shows it only
 * where that was asked for.
 */
export type LogSink = (line: LogLine, error?: unknown) => void;

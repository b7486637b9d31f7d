// Every number about time in the runtime, with its reason. The guides quote some of them: docs/reliability-and-security.md, docs/operating.md.

const SECOND_MS = 1_000;
const HOUR_MS = 60 * 60 * SECOND_MS;
export const DAY_MS = 24 * HOUR_MS;

// ── How long a delivery may take ──

/** `deadlineMs`, where a definition does not set it: WeChat waits 5 s, and the platform needs a part of them. */
export const DEFAULT_DEADLINE_MS = 4_000;
/** The least `deadlineMs`: below it there is no time left beside the reserves. */
export const LEAST_DEADLINE_MS = 1_000;
/** The most `deadlineMs`: with more, the passive reply reaches WeChat after its 5 s. */
export const MOST_DEADLINE_MS = 4_800;
/** The runtime's part of the time that WeChat waits, where a pair has another than the usual 5 s; the platform needs the rest. */
export const SHARE_OF_ANSWER_TIME = 0.8;
/** As long as a smoke test may take: as a push in any function. */
export const SMOKE_TEST_MS = DEFAULT_DEADLINE_MS;

// ── What is kept at the end ──

/** Of a delivery's timeout, where that is shorter than the deadline: `main` returns before the platform kills it. */
export const DELIVERY_KILL_RESERVE_MS = 500;
/** Of a second invocation's timeout: its last writes are recorded before the platform kills it. */
export const RESUME_KILL_RESERVE_MS = 1_000;
/** Of the relay's timeout: the same for pushes that it works on side by side. */
export const RELAY_KILL_RESERVE_MS = 1_000;
/** Of an attempt: its outcome is recorded after the handler's deadline and before the attempt's. */
export const RECORDING_RESERVE_MS = 500;
/** Of waiting for another delivery: the backlog flag is raised in it. */
export const FLAG_RESERVE_MS = 500;

// ── Timeouts that are assumed where the platform gives none ──

/** A delivery's, for its lease: the most that DevTools offers, so that no lease ends before its owner is gone. */
export const LONGEST_TIME_LIMIT_MS = 60_000;
/** A second invocation's, for its deadline: what a function has where nothing is set. */
export const SHORTEST_TIME_LIMIT_MS = 3_000;
/** The relay's, for its end: less than its setting in cloudbaserc.json, and enough for one push. */
export const ASSUMED_RELAY_LIMIT_MS = 10_000;

// ── Leases ──

/** After the platform's kill time: no lease ends before its owner is gone. */
export const LEASE_MARGIN_MS = 1_000;
/** The lease of a delivery that only starts a second invocation: it sends nothing, so its end need not be waited for. */
export const INVOKER_LEASE_MS = 10_000;

// ── Least time to begin something with ──

/** Taking a push over: with less, the handler would be cut off at once. Where a delivery has less in all, half of that. */
export const LEAST_TAKE_OVER_MS = 2_000;
/** Draining the backlog after a push: with less, it is left to the next push and the relay. */
export const LEAST_DRAIN_MS = 1_500;
/** The relay's next push. */
export const LEAST_RELAY_MS = 2_000;
/** The relay's next purge: a batch that takes longer was cut off by the SDK. */
export const LEAST_PURGE_MS = 2_000;
/** The relay's time that is kept for the purge, however much is due: forgetting must keep up with what it serves. */
export const SHARE_OF_PURGE = 0.2;
/** The most that the relay spends on one push, so that one cannot use up its time. */
export const RELAY_PUSH_MS = 10_000;

// ── Pauses, and how long something is tried ──

/** A claim that the database does not answer: then the function's policy for a database that is down decides. */
export const CLAIM_RETRY_MS = 1_500;
/** Before the second try of a claim, or of recording an outcome; it doubles. */
export const STORE_PAUSE_MS = 100;
/** Progress that the database does not take: the replies that follow wait for another invocation. */
export const PROGRESS_RETRY_MS = 1_500;
/** Between two looks of a redelivery that waits for another delivery's outcome. */
export const POLL_MS = 200;
/** Recording the outcome of a push that could not be claimed: the passive reply does not wait longer for a database that is down. */
export const LAST_RECORDING_MS = 500;
/** Before the second try of a send or a picture; it doubles for the third. WeChat's "busy" passes in less. */
export const SEND_PAUSE_MS = 200;
/** How often a send or a picture is tried in all: more would use up a delivery's time for one reply. */
export const MOST_SENDS = 3;
/** A payment that waits: WeChat itself pushes it again soon, and must find it due. */
export const PAYMENT_PAUSE_MS = 1_000;
/**
 * Any other push that waits: the first pause, and the longest. A random part of up to a half is taken off. The relay, which runs
 * once a minute, finds it after that and not before: what failed together comes back in 2.5 to 5 s, 5 to 10, and so on.
 */
export const FIRST_BACKOFF_MS = 5_000;
export const LONGEST_BACKOFF_MS = HOUR_MS;

// ── Pictures ──

/**
 * A media id lives for 3 days. It is kept for one: then it outlives the 48 hours in which a reply that carries it may still be sent.
 */
export const PICTURE_KEPT_MS = DAY_MS;
/** An upload that others wait for. Whose instance dies in it is not waited for longer. */
export const PICTURE_CLAIM_MS = 10_000;
/** Before the second look whether another instance has uploaded it; it doubles, up to a pause in which an upload is done. */
export const PICTURE_LOOK_MS = 100;
export const PICTURE_LONGEST_LOOK_MS = 400;
/** What an upload and the send after it need: with less, nobody else's upload is waited for. */
export const PICTURE_UPLOAD_MS = 1_200;

// ── Hand-over ──

/** What is written later than that after the message that was handed over was not on its way: WeChat waits 5 s for a transfer. */
export const HAND_OVER_SETTLES_S = 5;
/** WeChat ends a conversation with a person 30 minutes after its last message. */
export const PERSON_KEEPS_S = 30 * 60;
/** So long is it known that no person has the conversation: then the customer's other pushes are looked at again. */
export const VOICE_KNOWN_MS = 1_000;
/** A reply leaves so soon after that look, or not at all: its instance may have been frozen in between. */
export const VOICE_LEAVES_MS = 2_000;

// ── Days ──

/** How long it is tried where the pair opens no window: WeChat pushes a payment again for 18 hours, a B2b payment for 23, a gift of a game for 34. */
export const EVENT_WINDOW_MS = 36 * HOUR_MS;
/** `keepCompletedDays` by default, and the least: WeChat pushes again for 34 hours at most, and replies count for 48. */
export const KEEP_COMPLETED_DAYS = 3;
export const LEAST_KEEP_COMPLETED_DAYS = 2;
/** `keepDeadLettersDays` by default, and the least. */
export const KEEP_DEAD_LETTERS_DAYS = 30;
export const LEAST_KEEP_DEAD_LETTERS_DAYS = 1;

// ── Clocks ──

/** Two instances' clocks may be that far apart, for the reply budget. What is counted too strictly only waits. */
export const CLOCK_SKEW_MS = 500;

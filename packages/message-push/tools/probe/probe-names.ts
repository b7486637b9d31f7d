// What the probe makes in an environment, by names that nobody mistakes for a team's own.

/** The one function, with its timer. */
export const PROBE_FUNCTION = "message-push-probe";
/** The one collection. */
export const PROBE_COLLECTION = "message_push_probe";
/** The folder of cloud storage. */
export const PROBE_FOLDER = "message-push-probe";
/** The path of HTTP access. */
export const PROBE_PATH = `/${PROBE_FOLDER}`;
/** The trigger of the function's timer: every minute. */
export const PROBE_TIMER = "message-push-probe-every-minute";
/**
 * The function's variable by which the probe knows what it made. Its value is the key of the run: who calls the function has to bring
 * it, so that nobody else's call does anything.
 */
export const MARK_VARIABLE = "MESSAGE_PUSH_PROBE";
/** Seconds. Long enough for the parts that watch what happens after WeChat has given up. */
export const PROBE_TIMEOUT_SECONDS = 30;
/** The field of the index that the person makes: deliveries have their time in it, so that no two of them are equal. */
export const INDEX_FIELD = "atMs";
/** Beside the function's code: which deploy it is from. */
export const VARIANT_FILE = "deployed.json";
/** A variable of the part about deploys; its value is an empty text. */
export const EMPTY_VARIABLE = "MESSAGE_PUSH_PROBE_EMPTY";

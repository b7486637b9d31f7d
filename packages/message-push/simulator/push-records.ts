// The collection that the runtime keeps for itself: what it knows of each push.

/** As the runtime names it; `_id` is the idempotency key. */
export const PUSH_RECORDS = "message_pushes";

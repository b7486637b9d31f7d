// The runtime's own sentence to a customer whose transfer WeChat did not wait for: no handler says it.

/** As the runtime has it by default. */
export const TRANSFER_MISSED_TEXT = "抱歉，人工客服没有接通，请再发送一次。";

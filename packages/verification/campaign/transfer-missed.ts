// The runtime's own sentence to a customer whose transfer WeChat did not wait for: no handler says it.

/** As the runtime has it by default. */
export const TRANSFER_MISSED_TEXT = "抱歉，刚才没能为您转接人工客服，请再发一次消息。";

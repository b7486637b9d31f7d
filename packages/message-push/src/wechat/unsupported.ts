// The text that stands for what WeChat does not pass on.

/** WeChat's sentence, with the marks of either width. */
const PLACEHOLDER = /^\s*[【[]收到不支持的消息类型[，,]\s*暂无法显示[】\]]\s*$/u;

/**
 * Whether a text was not typed: 【收到不支持的消息类型，暂无法显示】 is what WeChat puts in place of a sticker and of other messages that
 * it does not pass on. Reported for official accounts, documented nowhere; a handler that repeats or looks up texts asks first.
 *
 * @example
 * handle: ({ Content }) => (isUnsupported(Content) ? "这种消息暂时看不到，请发文字或图片。" : answerTo(Content))
 */
export function isUnsupported(content: string): boolean {
  return PLACEHOLDER.test(content);
}

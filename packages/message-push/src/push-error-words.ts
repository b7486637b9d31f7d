// What each error code of functions means and who can fix it, for docs/reference/errors.md. Nothing that runs imports this.
import type { ErrorWords } from "./error-words";
import type { ErrorCode } from "./push-error";

/** Every code of a {@link PushError} in words. */
export const PUSH_ERROR_WORDS: Readonly<Record<ErrorCode, ErrorWords>> = {
  OPTION_UNKNOWN: {
    fixedBy: "author",
    en: "`defineFunction` got an unknown option; the fix names the nearest.",
    zh: "`defineFunction` 收到不认识的选项，提示中给出最接近的名称。",
  },
  OPTION_INVALID: {
    fixedBy: "author",
    en: "An option has an impossible value, for example a deadline longer than WeChat waits.",
    zh: "选项的值不合法，例如时限超过微信的等待时间。",
  },
  PAIR_UNKNOWN: {
    fixedBy: "author",
    en: "`on` contains something that is not a pair.",
    zh: "`on` 里写的不是消息对。",
  },
  REPLY_INVALID: {
    fixedBy: "author",
    en: "A reply WeChat would refuse: a text with nothing to see, a link tag that fits into no message, a missing or misspelt field or option, a link that is not http(s), a picture that is none, several, or of a wrong form. Also from `pageLink`.",
    zh: "微信会拒绝的客服消息：文本为空或只有空白、链接标签长到放不进一条消息、字段或选项缺失或拼错、链接不是 http(s)、图片缺失、写了多个或格式不对。`pageLink` 也会报。",
  },
  MEDIA_INVALID: {
    fixedBy: "author",
    en: "`media.upload` got something that is no PNG, JPEG or GIF (the error names what it is: WebP, HEIC, a path, Base64, an error page, …), one that is cut off, or over 10 MB; `media.fromFile` got a path out of the function's folder, an ending other than .png, .jpg, .jpeg or .gif, or a file whose content is something else; `media.download` got no media id. The same for the `file`, the `fileID` and the `url` of a reply's picture; on a server, which has no cloud storage, for every `fileID`.",
    zh: "`media.upload` 收到的不是 PNG、JPEG 或 GIF（报错会说出是什么：WebP、HEIC、路径、Base64、错误页等），或图片不完整，或超过 10 MB；`media.fromFile` 的路径指向云函数目录之外，或扩展名不是 .png、.jpg、.jpeg、.gif，或文件内容与扩展名不符；`media.download` 没有收到 media_id。回复里图片的 `file`、`fileID`、`url` 同样检查；服务器没有云存储，写 `fileID` 也报此错。",
  },
  MEDIA_FILE_MISSING: {
    fixedBy: "author",
    en: "`media.fromFile`, or the `file` of a reply's picture, names a file that is not in the function's folder; the error lists what is there. Letters count: `Thanks.png` is not `thanks.png`.",
    zh: "`media.fromFile` 或回复里图片的 `file` 指定的文件不在云函数自己的目录里，报错会列出目录里有哪些文件。区分大小写：`Thanks.png` 和 `thanks.png` 是两个文件。",
  },
  OUTPUT_INVALID: {
    fixedBy: "author",
    en: "The handler's output is not allowed for this pair: a value of an unknown kind, a transfer of an event, a reply to a notice, no ack where WeChat waits for one, or `ack.packet` with a field that is missing, of another type, or none of the answer's.",
    zh: "处理函数返回了这个消息对不允许的内容：无法识别的值、把事件转人工、回复账号通知，或微信等待结果时没有返回 ack，或 `ack.packet` 的字段缺失、类型不对、不属于该应答。",
  },
  HANDLER_FAILED: {
    fixedBy: "author",
    en: "The handler threw. The log line names the place; set `PUSH_LOG_ERROR_TEXT=true` to see the text.",
    zh: "处理函数抛出异常。日志里有抛出位置；设置 `PUSH_LOG_ERROR_TEXT=true` 可看到原文。",
  },
  DEADLINE_EXCEEDED: {
    fixedBy: "author",
    en: "The handler had not finished by the deadline. It is run again, `maxRuns` times at most; `later(work)` gives it more time.",
    zh: "处理函数没有在时限内完成。会再次运行，最多 `maxRuns` 次；`later(work)` 可获得更长时间。",
  },
  BUDGET_EXCEEDED: {
    fixedBy: "author",
    en: "There are more replies, or a longer text, than WeChat takes for the customer's last action. What fitted was sent, texts were joined, the rest is in the dead letter.",
    zh: "要回复的条数（一段很长的文本也会分成几条）超过微信对用户上一次动作的允许。能发的已发，文本已合并，其余留在死信里。",
  },
  TRANSFER_TOO_LATE: {
    fixedBy: "author",
    en: "The handler decided on a person after WeChat had stopped waiting, or in a slow function.",
    zh: "处理函数在微信停止等待之后才决定转人工，或在慢函数里转人工。",
  },
  ACK_NOT_YET: {
    fixedBy: "author",
    en: "No failure: the handler of a payment returned `ack.notYet()`, so WeChat pushes it again. It is the `reason` in the record.",
    zh: "不是失败：支付的处理函数返回了 `ack.notYet()`，微信会再次推送。作为原因写在记录里。",
  },
  ENVIRONMENT_INVALID: {
    fixedBy: "maintainer",
    en: "A variable has an impossible value: WECHAT_APPID, WECHAT_APPSECRET or WECHAT_API_BASE is missing or malformed (their values are never shown), or a PUSH_REPLIES_… is no number; for push over HTTP also WECHAT_TOKEN, WECHAT_ENCODING_AES_KEY and WECHAT_PUSH_MODE, all errors at once. Also what an environment has not: `keepPicture` on a server, which has no cloud storage.",
    zh: "环境变量取值不对：WECHAT_APPID、WECHAT_APPSECRET 或 WECHAT_API_BASE 缺失或格式不对（不会显示其值），或 PUSH_REPLIES_… 不是数字；HTTP 推送还检查 WECHAT_TOKEN、WECHAT_ENCODING_AES_KEY 和 WECHAT_PUSH_MODE，一次列出全部问题。环境里没有的东西也报此错：服务器没有云存储，不能用 `keepPicture`。",
  },
  CALLER_REFUSED: {
    fixedBy: "caller",
    en: "A client or DevTools called the function, or the sender is not the caller. Nothing was handled, written or sent.",
    zh: "客户端或开发者工具直接调用了云函数，或发送者与调用者不符。没有处理、写入或发送任何内容。",
  },
  EVENT_INVALID: {
    fixedBy: "caller",
    en: "The received event is no push, or lacks a field.",
    zh: "收到的不是推送，或缺少字段。",
  },
  EVENT_PAIR_MISMATCH: {
    fixedBy: "caller",
    en: "A customer's message, or something that stands for money or goods, came to a function that has no handler for it: correct the row in 云开发 → 设置 → 其他设置 → 消息推送.",
    zh: "客户消息、或代表钱或货的推送来到了没有对应处理函数的云函数：请在 云开发 → 设置 → 其他设置 → 消息推送 更正。",
  },
  STORE_UNAVAILABLE: {
    fixedBy: "platform",
    en: "The database did not respond, or the disk under the data folder failed. By default the push is handled without protection against duplicates; `onStoreDown` decides.",
    zh: "数据库没有响应，或数据目录所在磁盘出错。默认仍会处理推送，但没有去重保护，由 `onStoreDown` 决定。",
  },
  RECORD_MISSING: {
    fixedBy: "platform",
    en: "The database refused a push as one that is recorded already, and nobody could see its record: another unique index, a stale read, or a database that is down. The delivery fails, and WeChat pushes again. Only `_id` may be unique in `message_pushes`.",
    zh: "数据库说这条推送已有记录，却看不到这条记录：可能是别的唯一索引、读到旧数据，或数据库正好不可用。这次投递失败，微信会重推。`message_pushes` 里只有 `_id` 可以是唯一索引。",
  },
  RECORD_DAMAGED: {
    fixedBy: "platform",
    en: "A record in `message_pushes` cannot be read; `lastError` names the field. It ends as a dead letter and keeps nobody waiting. Only the functions may write this collection.",
    zh: "`message_pushes` 里的一条记录无法读取，`lastError` 是出错的字段。它成为死信，不会挡住其他推送。这个集合只应由云函数写入。",
  },
  SEND_REFUSED: {
    fixedBy: "platform",
    en: "WeChat refused the reply; `errCode` is WeChat's own number. Without a number, nothing reached WeChat, and the reply was tried again.",
    zh: "微信拒绝了客服消息；`errCode` 是微信返回的错误码。没有错误码表示消息没有到达微信，已经重试。",
  },
  SEND_UNKNOWN: {
    fixedBy: "platform",
    en: "It is unknown whether WeChat accepted the reply. `onUnknownSend` decides; by default it is sent once more and then counts as sent, `unconfirmed`.",
    zh: "无法确定微信是否收下了客服消息。由 `onUnknownSend` 决定；默认再发一次，之后视为已发（`unconfirmed`）。",
  },
  MEDIA_FAILED: {
    fixedBy: "platform",
    en: "Uploading or downloading a picture failed; `errCode` has WeChat's number: 40007 is an id older than 3 days. Passing failures were retried, and the handler runs again. Without a number: the `url` or the `fileID` of a reply's picture gave nothing.",
    zh: "图片上传或下载失败，`errCode` 为微信的返回码，例如 40007 表示 media_id 已超过 3 天。临时性失败已重试，处理函数会再次运行。没有返回码时，是回复里图片的 `url` 或 `fileID` 取不到内容。",
  },
  CLOUD_CALLS_UNAVAILABLE: {
    fixedBy: "platform",
    en: "The platform refuses cloud calls from this timer. The customer's next push drains the backlog; to send it at once, see [Sending without cloud calls](operating.md#sending-without-cloud-calls).",
    zh: "平台拒绝这个定时触发里的云调用。客户的下一条推送会补发积压；要立即补发，见[不经云调用发送](operating.zh-CN.md#不经云调用发送)。",
  },
  BUDGET_USED_UP: {
    fixedBy: "platform",
    en: "Other replies used up what WeChat takes for the customer's last action. The rest follows the customer's next message.",
    zh: "微信对用户上一次动作允许的条数已被其他回复用完，剩余部分会在用户下一条消息后补发。",
  },
  HANDED_OVER: {
    fixedBy: "platform",
    en: "A person has the conversation, so what was still to be said to the customer was cancelled. The customer's next message, once the person is done, is answered again.",
    zh: "会话已经转给人工，还没对客户说的不再发送。人工结束之后，客户的下一条消息照常回答。",
  },
  INVOKE_FAILED: {
    fixedBy: "platform",
    en: "A second invocation could not be started; the relay tries again.",
    zh: "无法发起第二次调用，投递器会再试。",
  },
  INSTANCE_DIED: {
    fixedBy: "platform",
    en: "The instance died before the handler ended, `maxRuns` times.",
    zh: "处理函数还没结束实例就消失了，已达 `maxRuns` 次。",
  },
  WINDOW_CLOSED: {
    fixedBy: "platform",
    en: "The work was not finished when WeChat's window ended; `lastError` has the error before that.",
    zh: "微信的回复窗口结束时仍有未完成的内容；`lastError` 是之前的原因。",
  },
  LEASE_LOST: {
    fixedBy: "platform",
    en: "The instance thawed after its lease had ended. It sends nothing more; the new lease owner continues.",
    zh: "实例在租约到期后才解冻。它不再发送，由新的持有者继续。",
  },
};

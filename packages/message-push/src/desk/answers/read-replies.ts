// Reads the replies of a rule. The builders of replies check them, with words in the placeholders, so that none fails when it is said.
import { PushError } from "../../push-error";
import { messagesOf } from "../../wechat/messages";
import { SOURCE_NAMES } from "../../wechat/picture-source";
import { REPLY_ALLOWANCES } from "../../wechat/reply-allowance";
import { pictureTypeOf } from "../../wechat/temp-media";
import { FILLED_FIELDS, FILLINGS, REPLY_FIELDS } from "./fields";
import { fillIn, LONG_WORDS, placeholdersIn } from "./fill-in";
import { isFilledList } from "./filled-list";
import { isMessage, replyOf } from "./reply-of";
import type { Note, ReplyMode, RuleReply } from "./rule";

/** The replies of a rule; what is wrong with them is noted. */
export function readReplies(given: unknown, mode: ReplyMode, note: Note): readonly RuleReply[] {
  if (!isFilledList(given)) {
    note("replies", typeof given === "string" ? "replies-no-list" : "replies-missing");
    return [];
  }
  const replies = given.flatMap((reply, index) => readReply(reply, `replies[${index}]`, note) ?? []);
  refuseTooMany(replies, mode, note);
  return replies;
}

function readReply(given: unknown, path: string, note: Note): RuleReply | undefined {
  const fields: unknown = typeof given === "string" ? { type: "text", content: given } : given;
  if (!hasFieldsOfType(fields, path, note)) return undefined;
  if (!isMessage(fields)) return fields;
  try {
    // Says what is missing.
    const { picture } = replyOf(fields);
    const filled = fillIn(fields, { words: LONG_WORDS, keyword: LONG_WORDS });
    if (isMessage(filled)) replyOf(filled);
    if (picture?.file !== undefined) refuseFile(picture.file, path, note);
    return fields;
  } catch (error) {
    if (!(error instanceof PushError)) throw error;
    note(path, "reply-refused", error.texts.fact, error.texts.fix);
    return undefined;
  }
}

/** Whether every field that is there may be; the builder of the reply says which ones are missing. */
function hasFieldsOfType(given: unknown, path: string, note: Note): given is RuleReply {
  const { type, ...fields }: Readonly<Record<string, unknown>> = Object(given);
  if (typeof type !== "string" || !Object.hasOwn(REPLY_FIELDS, type)) {
    note(`${path}.type`, "reply-type", typeof type === "string" ? type : "");
    return false;
  }
  const known: readonly string[] = REPLY_FIELDS[type as RuleReply["type"]];
  const wrong = Object.entries(fields).filter(([name, value]) => !isRightField(name, value, known, path, note));
  return wrong.length === 0 && hasOnePicture(known, fields, path, note);
}

function isRightField(name: string, value: unknown, known: readonly string[], path: string, note: Note): boolean {
  if (!known.includes(name)) note(`${path}.${name}`, "reply-field", name, known.join(", "));
  else if (typeof value !== "string") note(`${path}.${name}`, "reply-no-text");
  else return hasRightPlaceholders(isFilled(name, known), value, `${path}.${name}`, note);
  return false;
}

/** The address of a picture is no link's: each other one would be another upload. */
function isFilled(field: string, known: readonly string[]): boolean {
  return FILLED_FIELDS.includes(field) && !(field === "url" && known.includes("fileID"));
}

function hasRightPlaceholders(mayHold: boolean, value: string, path: string, note: Note): boolean {
  const wrong = placeholdersIn(value).find((name) => !mayHold || !(FILLINGS as readonly string[]).includes(name));
  if (wrong === undefined) return true;
  note(path, mayHold ? "placeholder" : "placeholder-place", wrong);
  return false;
}

/** A picture is uploaded already, or somewhere to be uploaded from. */
function hasOnePicture(known: readonly string[], fields: object, path: string, note: Note): boolean {
  if (!known.includes("fileID")) return true;
  const ways = known.filter((name) => (SOURCE_NAMES as readonly string[]).includes(name) || name.endsWith("media_id"));
  if (ways.filter((name) => Object.hasOwn(fields, name)).length === 1) return true;
  note(path, "reply-picture", ways.join(", "));
  return false;
}

/** What `media.fromFile` would refuse, as far as it follows from the path. */
function refuseFile(file: string, path: string, note: Note): void {
  pictureTypeOf(file);
  if (/^([\\/]|[a-z]:)|(^|[\\/])\.\.([\\/]|$)/i.test(file)) note(`${path}.file`, "picture-path");
}

/** What is beyond WeChat's allowance would not be said. */
function refuseTooMany(replies: readonly RuleReply[], mode: ReplyMode, note: Note): void {
  const most = REPLY_ALLOWANCES.message.count;
  const counts = replies.filter(isMessage).map((own) => messagesOf(replyOf(own).message).length);
  const count = mode === "reply_all" ? counts.reduce((sum, own) => sum + own, 0) : Math.max(0, ...counts);
  if (count > most) note("replies", "replies-many", String(count), String(most));
}

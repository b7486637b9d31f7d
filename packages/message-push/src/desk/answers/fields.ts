// The names that can stand in a rule: its fields, those of each kind of reply, and what is put into them.

/** The fields of a rule. Others are passed over, unless they look like one of these. */
export const RULE_FIELDS: readonly string[] = [
  "_id",
  "name",
  "keywords",
  "replies",
  "mode",
  "priority",
  "isOn",
  "isListed",
  "validFrom",
  "validUntil",
  "sessionFrom",
  "note",
];

/** The fields of each type of reply. */
export const REPLY_FIELDS = {
  text: ["content"],
  link: ["title", "description", "url", "thumb_url"],
  miniprogrampage: ["title", "pagepath", "thumb_media_id", "file", "fileID", "url", "appid"],
  image: ["media_id", "file", "fileID", "url"],
  hand_over: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What can be put in: what the customer wrote, and the rule's keyword in it. An operator writes `{{words}}`. */
export const FILLINGS = ["words", "keyword"] as const;

/** Where it can be put in; the `url` is a link's. No official page says how long titles and descriptions may be. */
export const FILLED_FIELDS: readonly string[] = ["content", "url", "pagepath"];

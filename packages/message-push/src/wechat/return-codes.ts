// The numbers that WeChat and the platform refuse a message, "typing…", an upload or a download with: what each means, what to do,
// and whether trying again can help. Sources: the error lists of the customer-service pages, WeChat's global list of return codes,
// and the table of wx-server-sdk for negative numbers. docs/troubleshooting.md has the same rows, generated from here.

/** What numbers mean. */
export interface Meaning {
  readonly fact: string;
  readonly fix: string;
  /** Whether the same may be accepted a moment later. */
  readonly isPassing?: true;
  /** Whether the platform let no cloud call through to WeChat, so that a send by access token is safe. */
  readonly isBarred?: true;
  /** Whether it is about the access token and not about the message. */
  readonly isCredential?: true;
}

/** Numbers of one meaning. */
interface Row extends Meaning {
  readonly codes: readonly number[];
}

/** WeChat's own list of return codes, for numbers that are not here. */
export const WECHATS_LIST = "https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html";

/** Numbers that leave it open whether WeChat accepted the message: the request or its response was lost, or it timed out. */
export const LOST: readonly number[] = [-501001, -501002, -601008, -604102];

const ADMIN = "on mp.weixin.qq.com";

/** Every number that is known, each in one row. */
export const RETURN_CODES: readonly Row[] = [
  {
    codes: [-1, -1000, 61450, -604103, -601001, -601003, -501003, -501004],
    fact: "the system is busy",
    fix: "It was tried again as often as time allowed; nothing to fix in code.",
    isPassing: true,
  },
  {
    codes: [45011],
    fact: "the API is called too often this minute",
    fix: "Answer with fewer replies.",
    isPassing: true,
  },
  {
    codes: [40001, 40014, 41001, 42001],
    fact: "the access token is not valid, or was asked for with a wrong AppSecret",
    fix: `Compare WECHAT_APPID and WECHAT_APPSECRET with 开发管理 → 开发设置 ${ADMIN}, and see that no other program forces a refresh of the token.`,
    isCredential: true,
  },
  {
    codes: [40013, 41002],
    fact: "the AppID is not valid",
    fix: `Set WECHAT_APPID to the AppID of this mini program: 开发管理 → 开发设置 ${ADMIN}.`,
    isCredential: true,
  },
  {
    codes: [40125, 41004],
    fact: "the AppSecret is not the one of this AppID",
    fix: "Set WECHAT_APPSECRET to the AppSecret of the same mini program; a reset one replaces the old at once.",
    isCredential: true,
  },
  {
    codes: [40164, 45035, 61004],
    fact: "the address of the function is not in the mini program's API IP whitelist",
    fix: `Switch on 固定出口 IP for the function and add that address under 开发管理 → 开发设置 → IP 白名单 ${ADMIN}.`,
    isCredential: true,
  },
  {
    codes: [40243],
    fact: "the AppSecret is frozen",
    fix: `Unfreeze it under 开发管理 → 开发设置 ${ADMIN}; it takes 10 minutes.`,
    isCredential: true,
  },
  {
    codes: [50004, 50007],
    fact: "the account may not have an access token now",
    fix: `Look at the notices for the administrator ${ADMIN}.`,
    isCredential: true,
  },
  {
    codes: [-604101],
    fact: "the function has no permission for this API",
    fix: "Add it to permissions.openapi in the function's config.json and upload the function from DevTools; it takes up to 10 minutes.",
    isBarred: true,
  },
  { codes: [-604100], fact: "the cloud call does not exist", fix: "Update wx-server-sdk.", isBarred: true },
  {
    codes: [-604104, -501008],
    fact: "the call did not come from a cloud function that WeChat knows",
    fix: "Cloud calls work in deployed functions and in the simulator, not in local debugging.",
    isBarred: true,
  },
  {
    codes: [-501005, -501009, -601004, -601010, -601011, -601012, -601013, -601015, -601016, -601017, -601018, -602018],
    fact: "the environment of the function may not call for this mini program",
    fix: "Deploy the function into an environment of this mini program: 云开发 → 设置 in DevTools.",
    isBarred: true,
  },
  {
    codes: [45015],
    fact: "the time to reply is over, or the customer left the conversation",
    fix: "Wait until the customer writes again; entering alone opens the window for 1 minute only.",
  },
  {
    codes: [45047],
    fact: "the number of replies for this action of the customer is used up",
    fix: "Say it in fewer replies: 5 after a message, 2 after entering.",
  },
  {
    codes: [40003, 40031, 46004, 49003],
    fact: "the openid is not one of this mini program",
    fix: "Reply to the sender of the push, event.FromUserName.",
  },
  {
    codes: [40007, 40118, 40121, 41006],
    fact: "the media id is unknown or older than 3 days",
    fix: "Upload the picture again and use the new id.",
  },
  {
    codes: [40004, 40005, 40113, 40137],
    fact: "WeChat takes the file for no picture",
    fix: "Upload a PNG, JPEG or GIF.",
  },
  { codes: [41005, 44001], fact: "the picture is empty", fix: "Give media.upload the whole content of the file." },
  { codes: [40006, 40009, 45001], fact: "the picture is too large", fix: "Make it smaller: up to 2 MB is safe." },
  {
    codes: [45002, 45003, 45004, 45005, 45006, 40039],
    fact: "a part of the message is too long",
    fix: "Shorten it, or split it into several replies.",
  },
  { codes: [44002, 44004], fact: "the text is empty", fix: "Return a text with at least one character." },
  {
    codes: [40033],
    fact: "the text has characters that WeChat does not take, such as \\u0000",
    fix: "Take control characters and escapes out of the text.",
  },
  {
    codes: [40165, 41030],
    fact: "the mini program has no such page",
    fix: 'Write pagepath as in app.json: no leading "/", no ".html"; the page must be in the released version.',
  },
  {
    codes: [40048, 40066],
    fact: "the address in the message is not allowed",
    fix: "Link to an https address that opens in WeChat.",
  },
  {
    codes: [40008, 45162, 48008],
    fact: "this type of message is not allowed here",
    fix: "Use a builder of `reply`.",
  },
  {
    codes: [61451, 61452, 65401],
    fact: "the kf_account is none of this mini program",
    fix: `Correct customservice.kf_account: 功能 → 客服 ${ADMIN}.`,
  },
  {
    codes: [40002, 40035, 40038, 40097, 40101, 43001, 43002, 43003, 47001, 47003, -501006, -501007, -601002],
    fact: "the message is not as WeChat wants it",
    fix: "Build it with `reply`, and report this if you did.",
  },
  {
    codes: [70000],
    fact: "WeChat does not deliver this message, to protect minors",
    fix: "Nothing to fix in code; say it in other words.",
  },
  { codes: [87014], fact: "the content violates WeChat's rules", fix: "Check what your handler quotes or generates." },
  {
    codes: [40200, 48001, 48004, 50001, 50002],
    fact: "the mini program may not use this API",
    fix: `Look at 功能 → 客服 and at notices of violations ${ADMIN}.`,
  },
  {
    codes: [61003, 61007, 61016],
    fact: "the third-party platform may not use this API for the mini program",
    fix: `Authorize 客服 to it, or take the authorization back: 设置 → 第三方设置 ${ADMIN}.`,
  },
  {
    codes: [43004, 43005, 50005],
    fact: "the receiver does not follow the official account",
    fix: "Send with the AppID of the mini program, not with an official account's.",
  },
  { codes: [43019], fact: "the user is on the blacklist", fix: `Take the user off the blacklist ${ADMIN}.` },
  { codes: [43101, 48002], fact: "the user refuses messages", fix: "Nothing to fix: the user chose so." },
  {
    codes: [45009],
    fact: "the day's quota of this API is used up",
    fix: `Wait until tomorrow, or clear the quota ${ADMIN}.`,
  },
  { codes: [45072], fact: "the command is none WeChat knows", fix: "Report this." },
  {
    codes: [45080],
    fact: "no message went to the customer, or came from there, in the last 30 seconds",
    fix: "Show typing only right after a message.",
  },
  { codes: [45081], fact: "typing is shown already", fix: "Nothing to fix: it ends by itself after 15 seconds." },
];

const BY_CODE: ReadonlyMap<number, Meaning> = new Map(
  RETURN_CODES.flatMap((row) => row.codes.map((code): [number, Meaning] => [code, row])),
);

/**
 * What a number means. One that is in no row is judged by its sign. Below zero, the system itself failed and says nothing about
 * the message (-1, -1000, the platform's): that passes. Above zero, WeChat looked at the request and judged it: the
 * same request is judged the same, and trying on would keep a dead letter from the operator for two days.
 */
export function meaningOf(errCode: number): Meaning {
  return BY_CODE.get(errCode) ?? unlisted(errCode);
}

/** Whether a row is about the number. */
export function isListed(errCode: number): boolean {
  return BY_CODE.has(errCode);
}

function unlisted(errCode: number): Meaning {
  const meaning = {
    fact: "this project does not know the number",
    fix: `Look it up in WeChat's own list, ${WECHATS_LIST}, and report it.`,
  };
  return errCode < 0 ? { ...meaning, isPassing: true } : meaning;
}

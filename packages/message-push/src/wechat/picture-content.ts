// What bytes are: a picture that WeChat takes, one that was cut off, or something else, by name and with the fix.
import type { Both } from "../language";

/** What customers can be sent. */
export type PictureType = "image/png" | "image/jpeg" | "image/gif";

/** The bytes that files of a type begin with, as Latin-1 text: WeChat judges by the file's name, and that is made of the type. */
const SIGNATURES: readonly (readonly [type: PictureType, begin: string])[] = [
  ["image/png", "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", "\xff\xd8\xff"],
  ["image/gif", "GIF8"],
];

/** How much shows what a file is. */
const HEAD_BYTES = 512;

const headOf = (content: Buffer) => content.toString("latin1", 0, HEAD_BYTES);

export function signatureIn(content: Buffer): PictureType | undefined {
  const head = headOf(content);
  return SIGNATURES.find(([, begin]) => head.startsWith(begin))?.[0];
}

/** A name and what to do. */
export interface Naming {
  readonly what: Both;
  readonly fix: Both;
}

type Row = readonly [begin: RegExp, what: Both, fix: Both];

// The tables are made when a picture is refused, and not when a function loads.

const convert = (): Both => ({
  en: "Convert it to PNG or JPEG: customers can be sent no other pictures.",
  zh: "请转成 PNG 或 JPEG：别的图片不能发给客户。",
});

/** Other files by their first bytes, of which those that are no letter are written as "-". */
function files(): readonly Row[] {
  return [
    [/^RIFF.{4}WEBP/s, { en: "a WebP picture", zh: "WebP 图片" }, convert()],
    [/^.{4}ftyp.{0,32}avi[fs]/s, { en: "an AVIF picture", zh: "AVIF 图片" }, convert()],
    [/^.{4}ftyp(?:hei|hev|hex|mif1|msf1)/s, { en: "a HEIC picture", zh: "HEIC 图片" }, convert()],
    [
      /^.{4}ftyp/s,
      { en: "a video", zh: "视频" },
      {
        en: "Send a picture: a mini program can send its customers no video.",
        zh: "请发图片：小程序不能给客户发视频。",
      },
    ],
    [/^BM.{4}-{4}/s, { en: "a BMP picture", zh: "BMP 图片" }, convert()],
    [/^(?:II[*+]-|MM-[*+])/, { en: "a TIFF picture", zh: "TIFF 图片" }, convert()],
    [/^-{4}JXL /, { en: "a JPEG XL picture", zh: "JPEG XL 图片" }, convert()],
    [
      /^%PDF/,
      { en: "a PDF", zh: "PDF" },
      {
        en: "Convert its page to PNG, or put it on a web page and send reply.link.",
        zh: "请把页面转成 PNG，或放到网页上用 reply.link 发送。",
      },
    ],
    [/^(?:PK--|-\x8b-)/, { en: "a packed file", zh: "压缩文件" }, { en: "Unpack it first.", zh: "请先解压。" }],
  ];
}

const CONTROLS = /[^ -\xff]/g;

/** Texts where a picture should be. */
function texts(): readonly Row[] {
  return [
    [
      /^\s*$/,
      { en: "nothing", zh: "空内容" },
      {
        en: "Look where it comes from: the file is empty, or was not awaited.",
        zh: "请检查来源：文件是空的，或漏写了 await。",
      },
    ],
    [
      /^data:/i,
      { en: "a data URL", zh: "data URL" },
      {
        en: 'Give it the bytes: Buffer.from(url.slice(url.indexOf(",") + 1), "base64").',
        zh: '请传入字节：Buffer.from(url.slice(url.indexOf(",") + 1), "base64")。',
      },
    ],
    [/<svg[\s>]/i, { en: "an SVG picture", zh: "SVG 图片" }, convert()],
    [
      /^\s*<(?:!doctype|html|head|body|\?xml)/i,
      { en: "a web page", zh: "网页" },
      {
        en: "Look at the status of the download: this is its error page.",
        zh: "请检查下载的状态码：这是它的错误页。",
      },
    ],
    [
      /^\s*[[{]/,
      { en: "JSON", zh: "JSON" },
      {
        en: "Look at the answer of the API: this is its error, or the picture is in one of its fields.",
        zh: "请检查接口的返回：这是它的报错，或图片在其中某个字段里。",
      },
    ],
    [
      /^https?:/i,
      { en: "an address", zh: "网址" },
      { en: "Download it first: media.upload takes the content.", zh: "请先下载：media.upload 要的是内容。" },
    ],
    [
      /^(?:iVBORw0K|\/9j\/|R0lGOD|UklGR)/,
      { en: "Base64 text", zh: "Base64 文本" },
      {
        en: 'Give it the bytes: Buffer.from(text, "base64").',
        zh: '请传入字节：Buffer.from(text, "base64")。',
      },
    ],
    [
      /^[^\n]*(?:[\\/]|\.[a-z]{3,4}$)/i,
      { en: "a path", zh: "路径" },
      {
        en: 'Give it the content: media.fromFile("poster.png") for a file beside the code, or readFileSync(path).',
        zh: '请传入内容：代码旁边的文件用 media.fromFile("poster.png")，或用 readFileSync(path)。',
      },
    ],
  ];
}

/** What text stands where a picture should be. */
export function otherText(text: string): Naming {
  const found = texts().find(([shape]) => shape.test(text));
  if (found !== undefined) return { what: found[1], fix: found[2] };
  return {
    what: { en: "text", zh: "文本" },
    fix: {
      en: "Give it the content of the file, not its path, its address or its Base64 text.",
      zh: "请传入文件的内容，而不是路径、网址或 Base64 文本。",
    },
  };
}

/** What bytes are that are no picture. */
export function otherThing(content: Buffer): Naming {
  const head = headOf(content);
  const letters = head.replace(CONTROLS, "-");
  const file = files().find(([begin]) => begin.test(letters));
  if (file !== undefined) return { what: file[1], fix: file[2] };
  if (isText(head)) return otherText(content.toString("utf8", 0, HEAD_BYTES).replace(/^\ufeff/, ""));
  return {
    what: { en: "something unknown", zh: "无法识别的内容" },
    fix: { en: "Give it the content of a PNG, JPEG or GIF file.", zh: "请传入 PNG、JPEG 或 GIF 文件的内容。" },
  };
}

/** No text has control characters other than white space. */
function isText(head: string): boolean {
  return !/[^ -\xff\s]/.test(head);
}

/** Whether a picture surely ends before its own end. What is not built as its type says is left to WeChat. */
export function isCutOff(content: Buffer, type: PictureType): boolean {
  if (type === "image/png") return !content.includes("IEND");
  return type === "image/jpeg" ? isCutJpeg(content) : isCutGif(content);
}

/** Walks over the segments to the picture itself: a preview in a segment before has an end of its own. */
function isCutJpeg(content: Buffer): boolean {
  let at = 2;
  while (at + 3 < content.length) {
    if (content[at] !== 0xff) return false;
    const marker = content[at + 1];
    if (marker === 0xda) return content.indexOf("ffd9", at, "hex") === -1;
    if (marker === 0xd9) return false;
    // Padding.
    if (marker === 0xff) at += 1;
    else {
      const length = content.readUInt16BE(at + 2);
      if (length < 2) return false;
      at += 2 + length;
    }
  }
  return true;
}

/** Walks over the blocks: header, colours, then pictures and extensions, each with parts that tell their length, then the trailer. */
function isCutGif(content: Buffer): boolean {
  const colours = (flags = 0) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  let at = 13 + colours(content[10]);
  while (at < content.length) {
    const block = content[at];
    if (block === 0x3b) return false;
    if (block !== 0x2c && block !== 0x21) return false;
    at += block === 0x2c ? 11 + colours(content[at + 9]) : 2;
    for (let length = content[at]; length !== 0; length = content[at]) {
      if (length === undefined) return true;
      at += 1 + length;
    }
    at += 1;
  }
  return true;
}

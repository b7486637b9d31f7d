// What bytes are: a picture that WeChat takes, one that was cut off, or something else, by name and with the fix.

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
export type Naming = readonly [what: string, fix: string];

const CONVERT = "Convert it to PNG or JPEG: customers can be sent no other pictures.";
const READ = 'Give it the content: media.fromFile("poster.png") for a file beside the code, or readFileSync(path).';

/** Other files by their first bytes, of which those that are no letter are written as "-". */
const FILES: readonly (readonly [begin: RegExp, ...Naming])[] = [
  [/^RIFF.{4}WEBP/s, "a WebP picture", CONVERT],
  [/^.{4}ftyp.{0,32}avi[fs]/s, "an AVIF picture", CONVERT],
  [/^.{4}ftyp(?:hei|hev|hex|mif1|msf1)/s, "a HEIC picture", CONVERT],
  [/^.{4}ftyp/s, "a video", "Send a picture: a mini program can send its customers no video."],
  [/^BM.{4}-{4}/s, "a BMP picture", CONVERT],
  [/^(?:II[*+]-|MM-[*+])/, "a TIFF picture", CONVERT],
  [/^-{4}JXL /, "a JPEG XL picture", CONVERT],
  [/^%PDF/, "a PDF", "Convert its page to PNG, or put it on a web page and send reply.link."],
  [/^(?:PK--|-\x8b-)/, "a packed file", "Unpack it first."],
];

const CONTROLS = /[^ -\xff]/g;

/** Texts where a picture should be. */
const TEXTS: readonly (readonly [text: RegExp, ...Naming])[] = [
  [/^\s*$/, "nothing", "Look where it comes from: the file is empty, or was not awaited."],
  [/^data:/i, "a data URL", 'Give it the bytes: Buffer.from(url.slice(url.indexOf(",") + 1), "base64").'],
  [/<svg[\s>]/i, "an SVG picture", CONVERT],
  [
    /^\s*<(?:!doctype|html|head|body|\?xml)/i,
    "a web page",
    "Look at the status of the download: this is its error page.",
  ],
  [/^\s*[[{]/, "JSON", "Look at the answer of the API: this is its error, or the picture is in one of its fields."],
  [/^https?:/i, "an address", "Download it first: media.upload takes the content."],
  [/^(?:iVBORw0K|\/9j\/|R0lGOD|UklGR)/, "Base64 text", 'Give it the bytes: Buffer.from(text, "base64").'],
  [/^[^\n]*(?:[\\/]|\.[a-z]{3,4}$)/i, "a path", READ],
];

/** What text stands where a picture should be. */
export function otherText(text: string): Naming {
  const found = TEXTS.find(([shape]) => shape.test(text));
  return found === undefined
    ? ["text", "Give it the content of the file, not its path, its address or its Base64 text."]
    : [found[1], found[2]];
}

/** What bytes are that are no picture. */
export function otherThing(content: Buffer): Naming {
  const head = headOf(content);
  const letters = head.replace(CONTROLS, "-");
  const file = FILES.find(([begin]) => begin.test(letters));
  if (file !== undefined) return [file[1], file[2]];
  if (isText(head)) return otherText(content.toString("utf8", 0, HEAD_BYTES).replace(/^\ufeff/, ""));
  return ["something unknown", "Give it the content of a PNG, JPEG or GIF file."];
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

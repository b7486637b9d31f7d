// The strings and numbers of a JSON text, which whoever looks at it before JSON.parse has to step over.

export const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const CONTROL = 0x20;

/** Steps through a text. */
export class JsonText {
  readonly text: string;
  at = 0;
  /** Whether the last string had a control character, bare. */
  hasControl = false;

  constructor(text: string) {
    this.text = text;
  }

  /** Goes from a string's first quote to behind its last, or to the end. */
  skipString(): void {
    const { text } = this;
    this.hasControl = false;
    for (let at = this.at + 1; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.at = at + 1;
        return;
      }
      if (code === BACKSLASH) at += 1;
      else if (code < CONTROL) this.hasControl = true;
    }
    this.at = text.length;
  }

  /** Goes behind the number that begins here, or what looks like one. @returns whether it has an exponent */
  skipNumber(): boolean {
    const { text } = this;
    let hasExponent = false;
    for (this.at += 1; this.at < text.length; this.at += 1) {
      const code = text.charCodeAt(this.at);
      const isExponent = (code | 0x20) === 0x65;
      if (!isExponent && !isInNumber(code)) break;
      hasExponent ||= isExponent;
    }
    return hasExponent;
  }
}

export function beginsNumber(code: number): boolean {
  return code === 0x2d || (code >= 0x30 && code <= 0x39);
}

/** A digit, a dot, plus or minus. */
function isInNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x2b || code === 0x2d;
}

/** Every control character in a string as its escape. One behind a backslash stays, as that is no JSON. */
export function escapeControls(string: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return string.replace(/\\.|[\u0000-\u001f]/gs, (found) => (found.length === 2 ? found : escapeOf(found)));
}

function escapeOf(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

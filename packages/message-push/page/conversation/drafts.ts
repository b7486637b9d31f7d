// What each customer is about to send: a text, a picture, both. Going to another customer and back loses nothing.
import { signal } from "@preact/signals";
import { openCustomer } from "../state/customers";
import { say } from "../state/language";
import { tell } from "../state/problems";
import { pictureProblem } from "./words";

export interface PictureDraft {
  readonly file: File;
  /** An address inside this page. */
  readonly url: string;
}

const texts = signal<ReadonlyMap<string, string>>(new Map());
const pictures = signal<ReadonlyMap<string, PictureDraft>>(new Map());

/** Nobody's before the page has begun: nothing is taken then. */
const who = () => openCustomer.value ?? "";

export function draftText(): string {
  return texts.value.get(who()) ?? "";
}

export function draftPicture(): PictureDraft | undefined {
  return pictures.value.get(who());
}

export function setText(text: string): void {
  texts.value = new Map(texts.peek()).set(who(), text);
}

/** Takes the first picture of what was pasted, dropped or chosen, and says why it takes none. */
export function takePicture(files: Iterable<File>): void {
  const [first, ...others] = [...files];
  if (first === undefined || who() === "") return;
  const file = [first, ...others].find((one) => pictureProblem(one) === undefined);
  if (file === undefined) {
    const problem = pictureProblem(first);
    if (problem !== undefined) tell(say(problem), { isProblem: true });
    return;
  }
  if (others.length > 0) tell(say({ en: "One picture at a time: the first is taken.", zh: "一次一张：已取第一张。" }));
  dropPicture();
  pictures.value = new Map(pictures.peek()).set(who(), { file, url: URL.createObjectURL(file) });
}

/** Forgets the picture. */
export function dropPicture(): void {
  const known = putAside();
  if (known !== undefined) URL.revokeObjectURL(known.url);
}

/** Takes the picture out, to be sent. */
export function putAside(): PictureDraft | undefined {
  const known = pictures.peek().get(who());
  pictures.value = new Map([...pictures.peek()].filter(([one]) => one !== who()));
  return known;
}

/** What could not be sent is there again, unless there is something newer. */
export function putBack(
  openid: string,
  { text, picture }: { readonly text?: string; readonly picture?: PictureDraft },
) {
  if (text !== undefined && (texts.peek().get(openid) ?? "") === "")
    texts.value = new Map(texts.peek()).set(openid, text);
  if (picture !== undefined && !pictures.peek().has(openid))
    pictures.value = new Map(pictures.peek()).set(openid, picture);
}

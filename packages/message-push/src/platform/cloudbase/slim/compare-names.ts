// Stands for `localeCompare` where the signer sorts names of headers and fields. Its first call loads the collation rules of every language,
// 5 MB and as much time as a call of the database.

/** The order of the Unicode collation algorithm, for the characters that such names have. */
const ORDER = "_-0123456789abcdefghijklmnopqrstuvwxyz";
/** English and Chinese, and where nothing is said, which is English: others sort some letters elsewhere. */
const USUAL_LANGUAGE = /^(|C|POSIX|en|zh)([_.@-]|$)/;

const { LC_ALL, LC_MESSAGES, LANG } = process.env;
// Only on Linux, where the cloud is, does the language come from there.
const isUsualLanguage =
  process.platform === "linux" && [LC_ALL, LC_MESSAGES, LANG].every((name = "") => USUAL_LANGUAGE.test(name));

export function compareNames(left: string, right: string): number {
  if (!isUsualLanguage || !/^[_\-0-9a-z]*$/.test(left + right)) return left.localeCompare(right);
  const at = [...left].findIndex((character, index) => character !== right[index]);
  if (at === -1) return left.length === right.length ? 0 : -1;
  const other = right[at];
  return other === undefined || ORDER.indexOf(left.charAt(at)) > ORDER.indexOf(other) ? 1 : -1;
}

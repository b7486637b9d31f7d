// Whether JavaScript can hold a number of a JSON text exactly.

/** Every number of so many characters is exact, if it has no exponent; every one of so many digits, if it is no extreme. */
const EXACT_LENGTH = 15;
const SMALLEST = 1e-290;

/** @param digits as JSON writes a number */
export function isExact(digits: string): boolean {
  const value = Number(digits);
  const size = Math.abs(value);
  if (Number.isInteger(value) ? size > Number.MAX_SAFE_INTEGER : size === Number.POSITIVE_INFINITY) return false;
  if (digits.length <= EXACT_LENGTH && size > SMALLEST) return true;
  return significantDigits(digits) === significantDigits(String(value));
}

/** Without sign, dot, exponent, and the zeros around. No regular expression: one for the zeros at the end would try each. */
function significantDigits(number: string): string {
  const exponentAt = number.search(/e/i);
  const mantissa = (exponentAt < 0 ? number : number.slice(0, exponentAt)).replace(/[-.]/g, "");
  let from = 0;
  let to = mantissa.length;
  while (from < to && mantissa.charCodeAt(from) === 0x30) from += 1;
  while (to > from && mantissa.charCodeAt(to - 1) === 0x30) to -= 1;
  return mantissa.slice(from, to);
}

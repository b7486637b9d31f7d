// Stands for bignumber.js where json-bigint looks whether a value is one: the library is not loaded before there is a number with
// more digits than JavaScript's have.

/** The SDK's own copy: the bundler resolves what stands here as if json-bigint had asked. */
const whole = () => require("bignumber.js");

function isBigNumber(value: { readonly _isBigNumber?: unknown } | null | undefined): boolean {
  return value?._isBigNumber === true && whole().isBigNumber(value);
}

function BigNumber(digits: string): object {
  return new (whole())(digits);
}

module.exports = Object.assign(BigNumber, { isBigNumber });
// Whatever the library made is marked.
Object.defineProperty(BigNumber, Symbol.hasInstance, { value: isBigNumber });

// Stands for es-set-tostringtag and the eleven packages behind it, with which form-data names its class.
module.exports = function setToStringTag(object: object, value: string): void {
  if (Object.hasOwn(object, Symbol.toStringTag)) return;
  Object.defineProperty(object, Symbol.toStringTag, { value, configurable: true, enumerable: false, writable: false });
};

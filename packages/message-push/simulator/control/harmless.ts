// Bytes that a customer or a function gave are shown as what they are said to be, and never run: they may be a page with a script.

/** Headers of every response that carries such bytes. */
export const HARMLESS = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "sandbox; default-src 'none'",
} as const;

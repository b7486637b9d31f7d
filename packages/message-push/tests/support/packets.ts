// The sample of every pair of the catalogue, to be varied by tests.
import { PAIR_DOCS } from "../../src/wechat/catalogue/pair-docs";

type Docs = typeof PAIR_DOCS;

export const packets = Object.fromEntries(Object.entries(PAIR_DOCS).map(([pair, { sample }]) => [pair, sample])) as {
  readonly [Name in keyof Docs]: Docs[Name]["sample"];
};

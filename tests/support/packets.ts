// The sample of every pair of the catalogue, to be varied by tests.
import { NOTES } from "../../src/wechat/catalogue/notes";

type Notes = typeof NOTES;

export const packets = Object.fromEntries(Object.entries(NOTES).map(([pair, { sample }]) => [pair, sample])) as {
  readonly [Name in keyof Notes]: Notes[Name]["sample"];
};

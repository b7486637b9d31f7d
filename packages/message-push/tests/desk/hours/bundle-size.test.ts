// What the hours of the desk add to a function, with the tables of holidays: the budget leaves room for another year's.
import { resolve } from "node:path";
import { build } from "esbuild";
import { bundleOptions } from "../../../tools/bundle/run-bundler";

const root = resolve(__dirname, "../../../../..");
const HOURS = "packages/message-push/src/desk/hours";
const MOST_BYTES = 3 * 1024;

test("hours take at most 3 KB of a function, and nothing beside their own files", async () => {
  const contents = `
    import { readHours } from "./${HOURS}/read-hours";
    import { isOpen } from "./${HOURS}/opening-times";
    import { describeOpening } from "./${HOURS}/describe-opening";
    module.exports = [readHours, isOpen, describeOpening];`;
  const stdin = { contents, resolveDir: root };
  const { metafile, outputFiles } = await build({ ...bundleOptions(root), stdin, write: false });
  const parts = Object.values(metafile?.outputs ?? {}).flatMap(({ inputs }) => Object.entries(inputs));
  const files = parts.map(([file]) => file).filter((file) => file !== "<stdin>");
  expect(files.filter((file) => !file.startsWith(`${HOURS}/`))).toEqual([]);
  expect(files).toContain(`${HOURS}/generated/china-holidays.ts`);
  const bytes = parts.map(([file, { bytesInOutput }]) => (file === "<stdin>" ? 0 : bytesInOutput));
  expect(bytes.reduce((sum, more) => sum + more)).toBeLessThanOrEqual(MOST_BYTES);
  // One character beyond, and Node keeps the whole function at two bytes for each.
  expect(outputFiles[0]?.text).toMatch(/^[\0-\x7f]*$/);
});

// The parts of the page's frame that know no browser: which tab a key leads to, and where files and lines stand in a text.
import { firstPlace, splitPlaces } from "../../page/ui/split-places";
import { tabAfter } from "../../page/ui/tab-keys";

const TABS = ["a", "b", "c"] as const;

test.each([
  ["a", "ArrowRight", "b"],
  ["c", "ArrowRight", "a"],
  ["a", "ArrowLeft", "c"],
  ["b", "ArrowLeft", "a"],
  ["b", "Home", "a"],
  ["b", "End", "c"],
  ["b", "Enter", undefined],
] as const)("from tab %s, %s leads to %s", (current, key, next) => {
  expect(tabAfter(TABS, current, key)).toBe(next);
});

test.each([
  ["the bundler", "cloudfunctions/text/index.ts:3:7: Expected ;", "cloudfunctions/text/index.ts:3:7"],
  ["the compiler", "cloudfunctions/text/index.ts(12,5): error TS2322: …", "cloudfunctions/text/index.ts(12,5)"],
  ["Windows", "at C:\\desk\\cloudfunctions\\text\\index.ts:3", "C:\\desk\\cloudfunctions\\text\\index.ts:3"],
])("a file and its line are found in what %s says", (_, text, place) => {
  expect(firstPlace(text)).toBe(place);
  expect(
    splitPlaces(text)
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
});

test("a text that names no file stays whole", () => {
  expect(splitPlaces("at 12:30 nothing was wrong")).toEqual([{ text: "at 12:30 nothing was wrong", isPlace: false }]);
  expect(firstPlace("nothing")).toBeUndefined();
});

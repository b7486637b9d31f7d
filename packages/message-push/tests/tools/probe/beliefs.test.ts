// The house's rules for beliefs and parts, for whoever adds one.
import { readRules } from "../../../simulator/read-rules";
import { BELIEFS } from "../../../tools/probe/beliefs/all-beliefs";
import { isProbed } from "../../../tools/probe/beliefs/belief";
import { BELIEVED, simulatorRules } from "../../../tools/probe/environment-rules";
import { PARTS } from "../../../tools/probe/parts/all-parts";

const probed = BELIEFS.filter(isProbed);

test("every id is kebab-case, and there once", () => {
  const ids = BELIEFS.map(({ id }) => id);
  expect(ids.filter((id) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

test("nothing is believed twice under two ids", () => {
  const sentences = BELIEFS.flatMap(({ what }) => [what.en, what.zh]);
  expect(sentences.filter((sentence, i) => sentences.indexOf(sentence) !== i)).toEqual([]);
});

test("every belief is a rule's default, and a part sees that rule", () => {
  const seenBy = new Map(PARTS.map(({ id, rules }) => [id as string, rules as readonly string[]]));
  expect(probed.filter(({ rule }) => !Object.hasOwn(BELIEVED, rule)).map(({ id }) => id)).toEqual([]);
  expect(probed.filter(({ part, rule }) => !seenBy.get(part)?.includes(rule)).map(({ id }) => id)).toEqual([]);
});

test("every rule that a part sees has a belief of that part, and no part is without", () => {
  const believed = new Set(probed.map(({ part, rule }) => `${part}: ${rule}`));
  const seen = PARTS.flatMap(({ id, rules }) => rules.map((rule) => `${id}: ${rule}`));
  expect(seen.filter((one) => !believed.has(one))).toEqual([]);
  expect(PARTS.filter(({ rules }) => rules.length === 0).map(({ id }) => id)).toEqual([]);
});

test("the other value is another one, and the simulator takes it from a report", () => {
  for (const { id, rule, other } of probed) {
    expect([id, JSON.stringify(other)]).not.toEqual([id, JSON.stringify(BELIEVED[rule])]);
    expect([id, readRules(simulatorRules({ [rule]: other }))]).toEqual([id, { rules: expect.anything() }]);
  }
});

test("every sentence is there in both languages, on one line, with the punctuation of its language", () => {
  for (const belief of BELIEFS) {
    const { what, builtOn, otherwise } = belief;
    const more = isProbed(belief) ? belief.setting : belief.notProbed;
    for (const { en, zh } of [what, builtOn, otherwise, ...(more === undefined ? [] : [more])]) {
      expect([belief.id, en]).toEqual([belief.id, expect.stringMatching(/^\S[^\n]*$/)]);
      expect([belief.id, zh]).toEqual([belief.id, expect.stringMatching(/^\S[^\n]*$/)]);
      expect([belief.id, zh]).not.toEqual([belief.id, expect.stringMatching(/\p{sc=Han},|,\p{sc=Han}/u)]);
    }
  }
});

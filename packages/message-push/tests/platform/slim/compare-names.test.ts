// The order in which the signer puts names, beside `localeCompare`.
import { compareNames } from "../../../src/platform/cloudbase/slim/compare-names";

/** Headers and fields of every kind of call, as the signer has them: in lower case, and encoded. */
const NAMES = [
  ..."host user-agent x-tcb-source x-client-timestamp x-sdk-version x-tcb-region x-tcb-tracelog content-type".split(
    " ",
  ),
  ..."action apiname apioptions cginame requestdata envname wxcloudapitoken wxcloudbaseaccesstoken".split(" "),
  ..."tcb_sessiontoken sessiontoken crossauthorizationtoken collectionname querytype databasemidtran".split(" "),
  ..."function_name request_data fileid_list file_list path method x-tcb-route-key a-1 a_1 a1 a 1 _ -".split(" "),
  "with%20space",
  "%E4%B8%AD",
];

const CHARACTERS = "_-0123456789abcdefghijklmnopqrstuvwxyz";

/** Numbers that are the same in every run. */
function* names(): Generator<string> {
  let seed = 1;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(seed / 65_536) % below;
  };
  for (;;) yield Array.from({ length: next(7) }, () => CHARACTERS.charAt(next(CHARACTERS.length))).join("");
}

test.each(["en-US", "zh-CN"])("is the one of %s", (language) => {
  const { compare } = new Intl.Collator(language);
  const random = names();
  const pairs = [
    ...NAMES.flatMap((left) => NAMES.map((right) => [left, right] as const)),
    ...[...CHARACTERS].flatMap((left) => [...CHARACTERS].map((right) => [left, right] as const)),
    ...Array.from({ length: 50_000 }, () => [random.next().value as string, random.next().value as string] as const),
  ];
  const wrong = pairs.filter(
    ([left, right]) => Math.sign(compareNames(left, right)) !== Math.sign(compare(left, right)),
  );
  expect(wrong).toEqual([]);
});

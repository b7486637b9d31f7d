// Misconfigurations that only a build shows, each on a copy of the good project.
import { examine, expectNamed, goodProject, handlerOf, type Seed, useDoctorBench } from "./doctor-bench";

useDoctorBench();

const seeds: readonly Seed[] = [
  {
    name: "two functions on one pair",
    seed: (p) => p.replace("cloudfunctions/image/index.ts", 'on: "image"', 'on: "text"'),
    id: "pairs",
    level: "error",
    fix: /`on` of one function/,
  },
  {
    name: "a type that is wrong, in what can be built",
    seed: (p) => p.write("cloudfunctions/text/index.ts", handlerOf('{ on: "text", handle: () => 7 as const }')),
    id: "types",
    level: "error",
    fix: /Correct these lines in the function's index\.ts/,
    also: ["build"],
  },
  {
    name: "sources that changed since the build",
    seed: (p) => p.replace("cloudfunctions/text/index.ts", "收到：", "已收到："),
    id: "build",
    level: "error",
    fix: /npx message-push build/,
  },
  {
    name: "a picture beside the code that was added since the build",
    seed: (p) => p.write("cloudfunctions/text/thanks.png", "a picture"),
    id: "build",
    level: "error",
    fix: /npx message-push build/,
  },
];

test.each(seeds)("$name: $level of $id, with its fix", (seeded) => expectNamed(seeded, true), 30_000);

test("types are skipped where there are no functions to check", async () => {
  const project = goodProject();
  project.remove("cloudfunctions");
  const { rows } = await examine(project);
  expect(rows).toContainEqual({ id: "types", level: "skipped", fact: "The functions cannot be listed." });
});

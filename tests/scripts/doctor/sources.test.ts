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
    name: "an import that nobody can find",
    seed: (p) =>
      p.write("cloudfunctions/text/index.ts", `import "nowhere";\n${p.read("cloudfunctions/text/index.ts")}`),
    id: "sources",
    level: "error",
    fix: /Correct these lines/,
    also: ["types"],
  },
  {
    name: "a type that is wrong, in what can be built",
    seed: (p) => p.write("cloudfunctions/text/index.ts", handlerOf('{ on: "text", handle: () => 7 as const }')),
    id: "types",
    level: "error",
    fix: /Correct these lines in cloudfunctions\/<name>\/index\.ts/,
    also: ["build"],
  },
  {
    name: "a function over its budget",
    seed: (p) => {
      p.write("src/big.json", JSON.stringify("x".repeat(950_000)));
      p.write(
        "cloudfunctions/text/index.ts",
        `import big from "../../src/big.json";\n${handlerOf('{ on: "text", handle: () => big.slice(0, 9) }')}`,
      );
    },
    id: "size",
    level: "error",
    fix: /largest part/,
  },
  {
    name: "sources that changed since the build",
    seed: (p) => p.replace("cloudfunctions/text/index.ts", "收到：", "已收到："),
    id: "build",
    level: "error",
    fix: /npm run build/,
  },
  {
    name: "a slow function with the timeout of a push",
    seed: (p) => p.write("cloudfunctions/text/index.ts", handlerOf('{ on: "text", slow: true, handle: () => "好" }')),
    id: "timeout",
    level: "warning",
    fix: /"timeout": 60 for (text|http_push)/,
    also: ["build"],
  },
];

test.each(seeds)("$name: $level of $id, with its fix", (seeded) => expectNamed(seeded, true), 30_000);

test("types are skipped where there is nothing to check them by", async () => {
  const project = goodProject();
  project.remove("tsconfig.json");
  const { rows } = await examine(project);
  expect(rows).toContainEqual({ id: "types", level: "skipped", fact: "There is no tsconfig.json here." });
});

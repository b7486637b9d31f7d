// Misconfigurations that only a build shows, each on a copy of the good project.
import { examine, expectNamed, goodProject, type Seed, useDoctorBench } from "./doctor-bench";

useDoctorBench();

const text = (definition: string) =>
  `import { defineFunction } from "#runtime";\nexport const main = defineFunction(${definition});\n`;

const seeds: readonly Seed[] = [
  {
    name: "two functions on one pair",
    seed: (p) => p.replace("cloudfunctions/image/index.ts", 'on: "image"', 'on: "text"'),
    id: "pairs",
    level: "error",
    fix: /`on` of one function/,
  },
  {
    name: "a pair that is none",
    seed: (p) => p.replace("cloudfunctions/image/index.ts", 'on: "image"', 'on: "imgae"'),
    id: "sources",
    level: "error",
    fix: /export const main = defineFunction/,
    also: ["types"],
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
    seed: (p) => p.write("cloudfunctions/text/index.ts", text('{ on: "text", handle: () => 7 as const }')),
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
        `import big from "../../src/big.json";\n${text('{ on: "text", handle: () => big.slice(0, 9) }')}`,
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
    seed: (p) => p.write("cloudfunctions/text/index.ts", text('{ on: "text", slow: true, handle: () => "好" }')),
    id: "timeout",
    level: "warning",
    fix: /"timeout": 60 for (text|http_push)/,
    also: ["build"],
  },
  {
    name: "a deadline that the timeout cuts off",
    seed: (p) => p.write("cloudfunctions/text/index.ts", text('{ on: "text", deadlineMs: 4800, handle: () => "好" }')),
    id: "timeout",
    level: "warning",
    fix: /"timeout": 6 for (text|http_push)/,
    also: ["build"],
  },
  {
    name: "a slow function that may not show typing",
    seed: (p) => {
      p.write("cloudfunctions/text/index.ts", text('{ on: "text", slow: true, handle: () => "好" }'));
      p.replace("cloudfunctions/text/config.json", ', "customerServiceMessage.setTyping"', "");
      for (const name of ["text", "http_push"]) p.settings(name, { timeout: 60 });
    },
    id: "permissions",
    level: "error",
    fix: /"customerServiceMessage\.setTyping" to permissions\.openapi in cloudfunctions\/text\/config\.json/,
    also: ["build"],
  },
  {
    name: "a message that nobody answers",
    seed: (p) => p.replace("cloudfunctions/image/index.ts", 'on: "image"', 'on: "event:subscribe_msg_popup_event"'),
    id: "push-table",
    level: "warning",
    fix: /`on` in a cloudfunctions\/<name>\/index\.ts, or npm run new/,
    also: ["build"],
  },
  {
    name: "two functions on one row of the console",
    seed: (p) => {
      p.write(
        "cloudfunctions/asked/index.ts",
        text('{ on: "event:subscribe_msg_popup_event", handle: () => undefined }'),
      );
      p.write(
        "cloudfunctions/sent/index.ts",
        text('{ on: "event:subscribe_msg_sent_event", handle: () => undefined }'),
      );
      const { functions, ...all } = JSON.parse(p.read("cloudbaserc.json")) as { functions: { name: string }[] };
      const added = ["asked", "sent"].map((name) => ({ ...functions.find((own) => own.name === "text"), name }));
      for (const { name } of added)
        p.write(`cloudfunctions/${name}/config.json`, p.read("cloudfunctions/text/config.json"));
      p.write("cloudbaserc.json", JSON.stringify({ ...all, functions: [...functions, ...added] }));
    },
    id: "push-table",
    level: "error",
    fix: /cloudfunctions\/<name>\/index\.ts: name them in one `on`/,
    also: ["build"],
  },
  {
    name: "a project without a relay",
    seed: (p) => {
      p.remove("cloudfunctions/relay");
      p.remove("dist/cloudfunctions/relay");
      const { functions, ...all } = JSON.parse(p.read("cloudbaserc.json")) as { functions: { name: string }[] };
      p.write(
        "cloudbaserc.json",
        JSON.stringify({ ...all, functions: functions.filter(({ name }) => name !== "relay") }),
      );
    },
    id: "relay",
    level: "warning",
    fix: /cloudfunctions\/relay and its entry in cloudbaserc\.json/,
  },
];

test.each(seeds)("$name: $level of $id, with its fix", (seeded) => expectNamed(seeded, true), 30_000);

test("types are skipped where there is nothing to check them by", async () => {
  const project = goodProject();
  project.remove("tsconfig.json");
  const { rows } = await examine(project);
  expect(rows).toContainEqual({ id: "types", level: "skipped", fact: "There is no tsconfig.json here." });
});

// More misconfigurations that only a build shows, each on a copy of the good project.
import { expectNamed, handlerOf, type Seed, useDoctorBench } from "./doctor-bench";

useDoctorBench();

const seeds: readonly Seed[] = [
  {
    name: "a deadline that the timeout cuts off",
    seed: (p) =>
      p.write("cloudfunctions/text/index.ts", handlerOf('{ on: "text", deadlineMs: 4800, handle: () => "好" }')),
    id: "timeout",
    level: "warning",
    fix: /"timeout": 6 for (text|http_push)/,
    also: ["build"],
  },
  {
    name: "a slow function that may not show typing",
    seed: (p) => {
      p.write("cloudfunctions/text/index.ts", handlerOf('{ on: "text", slow: true, handle: () => "好" }'));
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
    fix: /`on` of a function, in its index\.ts or index\.js, or npx message-push new/,
    also: ["build"],
  },
  {
    name: "two functions on one row of the console",
    seed: (p) => {
      p.write(
        "cloudfunctions/asked/index.ts",
        handlerOf('{ on: "event:subscribe_msg_popup_event", handle: () => undefined }'),
      );
      p.write(
        "cloudfunctions/sent/index.ts",
        handlerOf('{ on: "event:subscribe_msg_sent_event", handle: () => undefined }'),
      );
      const { functions, ...all } = JSON.parse(p.read("cloudbaserc.json")) as { functions: { name: string }[] };
      const added = ["asked", "sent"].map((name) => ({ ...functions.find((own) => own.name === "text"), name }));
      for (const { name } of added)
        p.write(`cloudfunctions/${name}/config.json`, p.read("cloudfunctions/text/config.json"));
      p.write("cloudbaserc.json", JSON.stringify({ ...all, functions: [...functions, ...added] }));
    },
    id: "push-table",
    level: "error",
    fix: /index\.ts or index\.js: name them in one `on`/,
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
    fix: /function relay and its entry in cloudbaserc\.json/,
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
    name: "a slow function with the timeout of a push",
    seed: (p) => p.write("cloudfunctions/text/index.ts", handlerOf('{ on: "text", slow: true, handle: () => "好" }')),
    id: "timeout",
    level: "warning",
    fix: /"timeout": 60 for (text|http_push)/,
    also: ["build"],
  },
];

test.each(seeds)("$name: $level of $id, with its fix", (seeded) => expectNamed(seeded, true));

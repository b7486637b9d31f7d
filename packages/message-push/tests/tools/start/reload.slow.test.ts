// The real watcher of npx message-push dev, in one sitting: what is saved is what answers.
import { endScripts, runScript } from "../../support/run-script";
import { removeTinyProjects, tinyProject } from "../../support/tiny-project";

afterEach(endScripts);
afterAll(removeTinyProjects);

const TEXT = "cloudfunctions/text/index.ts";
const answering = (answer: string) => `import { defineFunction } from "#runtime";
import { mark } from "../../shared/mark";
export const main = defineFunction({ on: "text", handle: () => ${answer} + mark });
`;
const OWN = (name: string) => `import { definePairs } from "#runtime";
export const OWN = definePairs({ "event:${name}": { kind: "event", fields: {}, sample: { ToUserName: "gh_1", FromUserName: "o1", CreateTime: 1700000000, MsgType: "event", Event: "${name}" } } });
declare module "message-push" { interface OwnPairFacts extends Own {} }
type Own = typeof OWN;
`;

test("the server listens before the types are checked; then each save is told, and answers", async () => {
  const project = tinyProject();
  project.write("shared/mark.ts", 'export const mark: string = 7 + "";\n');
  project.write(TEXT, answering('(1 as string) + "旧"'));
  const { child, prints, output, ended } = runScript("dev.ts", ["--port", "0"], { cwd: project.dir });
  await prints(/listens on http:\/\/127\.0\.0\.1:\d+/);
  await prints(/\[TYPES_BROKEN\][\s\S]*text\/index\.ts\(3,/);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0];
  const post = async (body: object) =>
    (
      await fetch(`${url}/__sim/push`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      })
    ).json() as Promise<unknown>;
  const answer = async () => JSON.stringify(await post({ from: "customer-1", text: "你好" }));
  expect(await answer()).toContain("1旧7");

  project.write(TEXT, answering('"新"'));
  await prints(/\ntext reloaded \(\d+ ms\)[\s\S]*The types are right again/);
  expect(await answer()).toContain("新7");

  project.write("shared/mark.ts", "export const mark = (;\n");
  await prints(/\[BUNDLE_FAILED\][\s\S]*shared\/mark\.ts:1:/);
  expect(await answer()).toContain("新7");
  project.write("shared/mark.ts", 'export const mark = "！";\n');
  await prints(/The build is right again\.\ntext reloaded/);
  expect(await answer()).toContain("新！");

  project.write("cloudfunctions/own-pairs.ts", OWN("first_event"));
  await prints(/\ntext, image reloaded/);
  expect(JSON.stringify(await post({ sample: "event:first_event" }))).toContain('"pair":"event:first_event"');
  project.write("cloudfunctions/own-pairs.ts", OWN("second_event"));
  await prints(/\ntext, image reloaded[\s\S]*\ntext, image reloaded/);
  expect(JSON.stringify(await post({ sample: "event:second_event" }))).toContain('"pair":"event:second_event"');
  expect(JSON.stringify(await post({ sample: "event:first_event" }))).toContain("PAIR_UNKNOWN");
  project.write("cloudfunctions/own-pairs.ts", "throw new Error('on purpose');\n");
  await prints(/\[OWN_PAIRS_INVALID\][\s\S]*on purpose/);
  expect(JSON.stringify(await post({ sample: "event:second_event" }))).toContain('"pair":"event:second_event"');
  child.kill("SIGINT");
  expect(await ended).toBe(0);
}, 90_000);

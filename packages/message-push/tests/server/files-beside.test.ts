// Files beside the code of functions that a server runs from their sources: each function finds those of its own folder.
import { deskWithFiles, RECEIVED, sentTo, THANKS } from "../support/desk-with-files";
import { runScript } from "../support/run-script";
import { bench, dataFolder, post, settings, useServeBench } from "../support/serve-bench";
import { removeTinyProjects, type TinyProject } from "../support/tiny-project";

useServeBench();
afterAll(removeTinyProjects);

const serve = ({ dir }: TinyProject) =>
  runScript("serve.ts", ["--port", "0", "--data", dataFolder("files")], { cwd: dir, env: settings() });

test("a push that a server receives is answered from files, in TypeScript and in JavaScript", async () => {
  const run = serve(deskWithFiles());
  await run.prints(/Listening on http:\/\/127\.0\.0\.1:\d+/);
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(run.output())?.[0] ?? "";
  const sim = bench();
  const { text, image } = sim.wechat.packets;
  // A server's customers write to it alone, so each of them has what WeChat allows for one action: the greeting, and one more.
  const answerTo = async (packetOf: (openid: string) => object) => {
    const customer = sim.customer();
    await customer.enters();
    await post(url, packetOf(customer.openid));
    return sentTo(sim, customer).slice(1);
  };
  expect(await answerTo((openid) => text(openid, "谢谢"))).toEqual([THANKS]);
  expect(await answerTo((openid) => text(openid, "总店"))).toEqual(["人民路1号"]);
  expect(await answerTo((openid) => image(openid, "a media id"))).toEqual([RECEIVED]);
}, 60_000);

test("different files of one path are refused before the server listens, as the build refuses them", async () => {
  const project = deskWithFiles();
  project.write("cloudfunctions/image/thanks.png", "another");
  const run = serve(project);
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(/\[FILES_DIFFER\].*thanks\.png of image and of text/);
}, 60_000);

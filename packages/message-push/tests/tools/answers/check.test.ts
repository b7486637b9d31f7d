import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SMALL_PICTURE } from "../../../simulator/wechat/media";
import { answersProject, CHINESE, FILE, HOURS_RULE, RETURNS_RULE, SETTINGS, useAnswersBench } from "./answers-bench";

useAnswersBench();

const TEXT_FUNCTION = 'import { answer, openDesk } from "message-push/desk";\n';

test("answers that are right end with 0, and are counted", async () => {
  const { run } = answersProject({ settings: SETTINGS, rules: [HOURS_RULE, RETURNS_RULE] });
  expect(await run(["check"])).toEqual({
    exitCode: 0,
    output: `${FILE}: settings and its 2 rules are all right.\n`,
  });
});

test("every problem is told with its rule, path, fact and fix, and ends with 1", async () => {
  const { run, write } = answersProject();
  const rules = [
    { ...HOURS_RULE, keyword: ["x"] },
    { ...RETURNS_RULE, replies: [{ type: "image", file: "thanks.png" }] },
    { ...HOURS_RULE, _id: "settings" },
  ];
  write("other.json", JSON.stringify({ rule: [], settings: { ...SETTINGS, missesBeforeHandOver: 9 }, rules }));
  write("cloudfunctions/text/index.ts", TEXT_FUNCTION);
  write("cloudfunctions/image/index.ts", 'import { handOver, openDesk } from "message-push/desk";\n');
  const { exitCode, output } = await run(["check", "other.json"]);
  expect(exitCode).toBe(1);
  expect(output).toContain('✖ rule\n    Nothing reads this field.\n    → Did you mean "rules"?');
  expect(output).toContain("✖ settings  missesBeforeHandOver\n    It is no whole number from 1 to 5.\n    → Write 2");
  expect(output).toContain('✖ settings  _id\n    The _id "settings" belongs to the settings.\n    → ');
  expect(output).toContain('✖ hours  keyword\n    A rule has no field "keyword".\n    → Did you mean "keywords"?');
  expect(output).toMatch(/✖ returns {2}replies\[0\]\.file\n {4}cloudfunctions\/text: There is no "thanks\.png" beside/);
  expect(output).not.toContain("cloudfunctions/image");
  expect(output).toMatch(/\nother\.json: 5 problems\.\n$/);
});

test("a picture is looked at where the rules answer", async () => {
  const rules = [{ ...RETURNS_RULE, replies: [{ type: "image", file: "thanks.png" }] }];
  const { run, write } = answersProject({ settings: SETTINGS, rules });
  write("cloudfunctions/text/index.ts", TEXT_FUNCTION);
  write("cloudfunctions/text/thanks.png", SMALL_PICTURE);
  write("cloudfunctions/text/config.json", '{ "permissions": { "openapi": ["customerServiceMessage.send"] } }');
  expect(await run(["check"])).toEqual({ exitCode: 1, output: expect.stringContaining("may not upload the picture") });
  const openapi = ["customerServiceMessage.send", "customerServiceMessage.uploadTempMedia"];
  write("cloudfunctions/text/config.json", JSON.stringify({ permissions: { openapi } }));
  expect((await run(["check"])).exitCode).toBe(0);
  write("cloudfunctions/text/thanks.png", "no picture");
  expect(await run(["check"])).toEqual({ exitCode: 1, output: expect.stringContaining("✖ returns  replies[0].file") });
});

test("an address of a picture is opened once: a page in its place is a problem, and what gives nothing only a note", async () => {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://localhost");
    if (pathname === "/map.png") response.end(SMALL_PICTURE);
    else if (pathname === "/page") response.end("<!doctype html>");
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const check = async (path: string) => {
    const picture = { type: "image", url: `http://127.0.0.1:${port}${path}?key=secret` };
    const { run } = answersProject({ settings: SETTINGS, rules: [{ ...RETURNS_RULE, replies: [picture] }] });
    return run(["check"]);
  };
  expect((await check("/map.png")).exitCode).toBe(0);
  expect(await check("/page")).toEqual({
    exitCode: 1,
    output: expect.stringContaining("✖ returns  replies[0].url\n    The address gives a web page"),
  });
  const gone = await check("/gone");
  expect(gone.exitCode).toBe(0);
  expect(gone.output).toMatch(
    /! returns {2}replies\[0\]\.url\n {4}The picture could not be fetched: 127\.0\.0\.1:\d+ answered 404\.\n/,
  );
  expect(gone.output).not.toContain("secret");
  server.close();
});

test("of a fileID the form is looked at", async () => {
  const check = (fileID: string) => {
    const rules = [{ ...RETURNS_RULE, replies: [{ type: "image", fileID }] }];
    return answersProject({ settings: SETTINGS, rules }).run(["check"]);
  };
  expect((await check("cloud://env.bucket/map.png")).exitCode).toBe(0);
  expect(await check("map.png")).toEqual({ exitCode: 1, output: expect.stringContaining("begins with cloud://") });
});

test("in a Chinese terminal the problems are Chinese", async () => {
  const { run } = answersProject({ settings: { menuText: "" }, rules: [{ ...HOURS_RULE, replies: [] }] });
  const { exitCode, output } = await run(["check"], CHINESE);
  expect(exitCode).toBe(1);
  expect(output).toContain("✖ settings  menuText\n    文本为空。\n    → ");
  expect(output).toContain("✖ hours  replies\n    规则没有回复。\n    → ");
  expect(output).toMatch(new RegExp(`\\n${FILE}：2 个问题。\\n$`));
});

test.each([
  [undefined, /\[ANSWERS_FILE_INVALID\] There is no desk\/answers\.json here\.\n {2}→ Write .*answers pull/],
  [
    '{\n  "rules": [,]\n}',
    /\[ANSWERS_FILE_INVALID\] desk\/answers\.json is no JSON\. Line 2, column 13: a value is missing here\.\n {2}→ Correct it/,
  ],
  ["[]", /\[ANSWERS_FILE_INVALID\] desk\/answers\.json is no object\./],
  ['{ "rules": {} }', /\[ANSWERS_FILE_INVALID\] desk\/answers\.json: "rules" is no list\./],
])("%j is one error with the fix", async (content, message) => {
  const { exitCode, output } = await answersProject(content).run(["check"]);
  expect(exitCode).toBe(1);
  expect(output).toMatch(message);
  expect(output).not.toMatch(/\n\s+at /);
});

test.each([
  [[], /answers lacks what to do\.\n {2}→ Write one of check, try, /],
  [["chek"], /answers has no "chek"\.\n {2}→ Did you mean "check"\?/],
  [["try"], /answers try lacks what it is about\.\n {2}→ Write: answers try "question"/],
  [["try", "几点", "关门"], /answers try does not take "关门"\.\n {2}→ Put quotes/],
  [["push", "now"], /answers push does not take "now"\./],
  [["check", "--at", "2026-10-01T22:10"], /answers check takes no --at\./],
  [["try", "几点", "--at", "10 o'clock"], /--at is "10 o'clock", which is no time\.\n {2}→ Write --at 2026/],
  [["unanswered", "--limit", "0"], /--limit is "0"\./],
  [["diff", "--port", "8088"], /--port is of the simulator\./],
  [["diff", "--local", "--port", "x"], /--port is "x"\./],
  [["add", "几点关门"], /answers add lacks --reply\./],
])("%j is refused", async (args, message) => {
  const { exitCode, output } = await answersProject({ rules: [] }).run(args);
  expect(exitCode).toBe(1);
  expect(output).toMatch(/^\[FLAG_INVALID\] /);
  expect(output).toMatch(message);
});

test("a flag that npm took for itself is refused: the push would go elsewhere", async () => {
  const { exitCode, output } = await answersProject({ rules: [] }).run(["push"], { npm_config_local: "true" });
  expect(exitCode).toBe(1);
  expect(output).toContain("npm run answers -- --local");
});

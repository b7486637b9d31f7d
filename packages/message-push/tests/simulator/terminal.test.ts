// The chat of the terminal over a real simulator: what is typed, what happens, and what is printed.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text as readText } from "node:stream/consumers";
import { chat } from "../../simulator/terminal/chat";
import { follow, linesOf } from "../../simulator/terminal/follow";
import { SMALL_PICTURE } from "../../simulator/wechat/media";
import type { Language } from "../../src/language";
import { DESK } from "../support/desk";
import { type Simulator, startSimulator } from "../support/simulator";

let sim: Simulator;
beforeEach(async () => {
  sim = await startSimulator({ projectDir: DESK });
});
afterEach(() => sim.stop());

/** Everything that is printed while these lines are typed. */
async function typed(lines: readonly string[], language: Language = "en"): Promise<string> {
  const output = new PassThrough();
  const input = Readable.from(lines.map((line) => `${line}\n`));
  const shown = linesOf(sim, { projectDir: DESK, language, isColored: false });
  const terminal = { input, output, ended: new AbortController().signal, language };
  await chat(sim, terminal, (print) => follow(sim, shown, print));
  output.end();
  return readText(output);
}

/** As {@link typed}, without the welcome. */
async function answers(...lines: string[]): Promise<string> {
  return (await typed(lines)).replace(/^[\s\S]*?\/quit.*\n\n/, "");
}

const pushed = () => sim.events.all().flatMap((event) => (event.kind === "push-arrived" ? [event] : []));

test("what is typed is what a customer does", async () => {
  await typed(["你好", "  ", "/image", "/card 茶", "/enter index", "/enter", "//help"]);
  expect(pushed().map(({ pair, packet }) => [pair, packet.Content ?? packet.Title ?? packet.SessionFrom])).toEqual([
    ["text", "你好"],
    ["image", undefined],
    ["miniprogrampage", "茶"],
    ["event:user_enter_tempsession", "index"],
    ["event:user_enter_tempsession", ""],
    ["text", "/help"],
  ]);
  expect(sim.customer("customer-1").replies).toHaveLength(6);
});

test("/quit ends the conversation, and so does the end of input", async () => {
  await typed(["一", "/quit", "二"]);
  expect(pushed()).toHaveLength(1);
});

test("the life of a text is told line by line, with the number of its push", async () => {
  const told = (await answers("你好")).split("\n").map((line) => line.replace(/ +\d+ ms /, ""));
  expect(told.slice(0, 2)).toEqual(["#1  push  text  你好  (customer-1)", "#1 attempt 1 → text (cold start)"]);
  expect(told).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^#1 {3}claim +message_pushes$/),
      expect.stringMatching(/^#1 {3}send +text {2}收到：你好$/),
      "#1 customer-1 sees: 收到：你好",
      expect.stringMatching(/^#1 {3}complete +message_pushes$/),
      expect.stringMatching(/^#1 answers "success", \d+ MB$/),
    ]),
  );
});

test("everything is in Chinese where the user is", async () => {
  const printed = await typed(["你好", "/jump"], "zh");
  expect(printed).toMatch(/现在您是客户。\n {2}任意文字/);
  expect(printed).toMatch(/第 1 次投递 → text （冷启动）[\s\S]*customer-1 看到：收到：你好[\s\S]*应答 "success"/);
  expect(printed).toContain("没有 /jump。/help 列出所有命令。");
});

test("/help lists every command, and tells more of one", async () => {
  const printed = await answers("/help", "/help fault", "/help /again", "/help nothing");
  for (const name of ["as", "image", "agent", "clock", "fault", "timer", "again", "push", "stop", "data", "quit"])
    expect(printed).toMatch(new RegExp(`^  /${name}\\b`, "m"));
  expect(printed).toMatch(/^ {2}refuse \[45047\] +WeChat refuses/m);
  expect(printed).toContain("A redelivery is answered from the record");
  expect(printed).toContain("There is no /nothing.");
});

test.each([
  ["/dance", "There is no /dance. /help lists all."],
  ["/agian", "There is no /agian. Did you mean /again? /help lists all."],
  ["/Clock", "There is no /Clock. Did you mean /clock? /help lists all."],
  ["/constructor", "There is no /constructor. /help lists all."],
])("%p is no command, and the one that was meant is named only where it is near", async (line, sentence) => {
  expect(await answers(line)).toBe(`${sentence}\n`);
});

test("/as makes named customers who keep their openid", async () => {
  const printed = await answers("一", "/as 小王", "二", "/as customer-1", "三", "/as");
  const [one, two, three] = pushed().map(({ packet }) => packet.FromUserName);
  expect(one).toBe(three);
  expect(two).toBe(sim.customer("小王").openid);
  expect(printed).toContain("小王 sees: 收到：二");
  expect(printed).toMatch(new RegExp(`→ customer-1 {2}${one}\n {2}小王 {2}${two}`));
});

test("/image sends a file of one's own, with quotes or not, and refuses what is no picture", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pictures-"));
  const [picture, note] = [join(folder, "my shop.jpg"), join(folder, "note.txt")];
  writeFileSync(picture, Buffer.concat([Buffer.from("ffd8ff", "hex"), SMALL_PICTURE]));
  writeFileSync(note, "no picture");
  const escaped = picture.replaceAll(" ", "\\ ");
  const printed = await answers(
    `/image ${picture}`,
    `/image "${picture}"`,
    `/image ${escaped}`,
    `/image ${note}`,
    `/image ${folder}`,
  );
  rmSync(folder, { recursive: true });
  const media = pushed().map(({ packet }) => sim.wechat.media.find(packet.MediaId));
  expect(media).toHaveLength(3);
  expect(media.every((one) => one?.contentType === "image/jpeg" && one.content.length > 60)).toBe(true);
  expect(printed).toMatch(/\[OPTION_INVALID\] .*note\.txt is no picture that WeChat sends\.\n {2}→ Give a PNG/);
  expect(printed).toMatch(/pictures-\S+ cannot be read\.\n {2}→/);
});

test("/agent is the person that takes over", async () => {
  const printed = await answers(
    "/agent",
    "人工",
    "/agent",
    "/as other",
    "/agent accept",
    "/as customer-1",
    "/agent say 我在",
    "在吗",
    "/agent close",
    "好",
    "/agent close",
    "/agent wave",
  );
  expect(printed).toContain("Nobody waits for a person.");
  expect(printed).toMatch(/customer-1 waits for a human agent.*\n/);
  expect(printed).toMatch(/\n {2}customer-1\n[\s\S]*customer-1 is with a human agent[\s\S]*customer-1 sees: 我在/);
  expect(printed).toMatch(/a human agent has this conversation[\s\S]*is back with the function[\s\S]*sees: 收到：好/);
  expect(printed).toMatch(/The customer's session is "none"[\s\S]*\/agent does not know "wave"/);
});

test("/clock tells the time and moves it", async () => {
  const printed = await answers("/clock +49h", "/clock 1h30m", "/clock", "/clock back");
  expect(sim.clock.offsetMs).toBe(50.5 * 3_600_000);
  expect(printed).toMatch(
    /the clock is 49 h ahead\n[\s\S]*\(\+50\.5 h\)[\s\S]*"back" is no span of time\.\n {2}→ Write it as \+90s/,
  );
});

test("/again is a redelivery that says nothing twice, /again new is a push of its own", async () => {
  const printed = await answers("/again", "你好", "/again", "/again new", "/again twice");
  const [first, second, third] = pushed().map(({ packet }) => packet);
  expect(second).toEqual(first);
  expect(third).toMatchObject({ Content: "你好", FromUserName: first?.FromUserName });
  expect(third?.MsgId).not.toBe(first?.MsgId);
  expect(sim.customer("customer-1").replies).toEqual(["收到：你好", "收到：你好"]);
  expect(printed).toMatch(/^\[OPTION_INVALID\] Nothing has been pushed yet[\s\S]*\/again does not know twice\./);
});

test("/push takes fields, lists the pairs, and refuses what is none", async () => {
  const printed = await answers(
    '/push event:user_enter_tempsession {"SessionFrom":"shop"}',
    "/push event:user_enter_tempsesion",
    '/push text {"Content"',
    "/push",
  );
  expect(pushed().map(({ packet }) => packet.SessionFrom)).toEqual(["shop"]);
  expect(printed).toMatch(/\[PAIR_UNKNOWN\].*[\s\S]*Did you mean "event:user_enter_tempsession"/);
  expect(printed).toContain('This is no JSON object: {"Content"');
  expect(printed).toMatch(/^ {2}text +→ text$/m);
});

test("/fault lets something go wrong by name, or as JSON, and takes it back", async () => {
  const printed = await answers(
    "/fault refuse 45047",
    "你好",
    '/fault {"on":"push","kind":"twice"}',
    "/fault clear",
    "/fault",
    "/fault refus",
    "/fault refuse x",
  );
  expect(printed).toContain(
    '1: {"on":"customerServiceMessage.send","kind":"errcode","errcode":45047,"phase":"before"}',
  );
  expect(printed).toMatch(
    /fault 1: errcode at customerServiceMessage\.send[\s\S]*send +text {2}收到：你好 {2}✗ fault: errcode before \(45047\)/,
  );
  expect(printed).toMatch(
    /dead letter: WeChat refused the reply \(SEND_REFUSED 45047\); 1 reply stays unsent\n.*→ Look the number up/,
  );
  expect(printed).toContain('Did you mean "refuse"? /fault lists them.');
  expect(sim.faults.pending()).toEqual([]);
});

test.each([
  "refuse",
  "refuse -604101",
  "lost",
  "hang",
  "database",
  "database 5s",
  "die",
  "freeze 2s",
  "phantom",
  "cut-off",
  "cut-off 502",
  "slow",
  "twice",
  "early 100ms",
])("the fault %p can be ordered as it is listed", async (fault) => {
  await typed([`/fault ${fault}`]);
  expect(sim.faults.pending()).toHaveLength(1);
});

test("a reply that has left an instance before it freezes is carried out at once", async () => {
  await typed(["/fault freeze 2s"]);
  expect(sim.faults.pending()).toMatchObject([{ kind: "freeze", phase: "after", on: "customerServiceMessage.send" }]);
});

test("a fault that is no way to be cut off is refused with those there are", async () => {
  expect(await answers("/fault cut-off dns")).toContain('one of "refused", "no-dns", "reset", "hang", "502"');
});

test("/timer lists and fires, /data shows documents, /stub answers, /inbox is the conversation", async () => {
  const printed = await answers(
    "你好",
    "/timer",
    "/timer relay",
    "/timer text",
    "/data message_pushes",
    '/stub ocr.idcard {"name":"张三"}',
    "/stub ocr.idcard off",
    "/inbox",
    "/data",
  );
  expect(printed).toMatch(/ {2}relay {2}0 \* \* \* \* \* \* {2}paused {2}\d{4}-/);
  expect(printed).toMatch(/ {2}relay → returned, [\d.]+ m?s/);
  expect(printed).toContain('No timer calls "text".');
  expect(printed).toMatch(/message_pushes: \d+\n {2}\{"/);
  expect(printed).toContain("  ocr.idcard  (0)");
  expect(printed).toMatch(/ {2}→ 你好\n {2}← 收到：你好/);
  expect(printed).toContain("Write /data message_pushes.");
});

test("an unbound pair is told, and a broken send is told with its number", async () => {
  expect(await answers("/push event:add_express_path")).toContain(
    "no function is bound to this pair: WeChat does not push it",
  );
});

test("the relay that finds nothing prints nothing", async () => {
  const shown: string[] = [];
  const stop = follow(sim, linesOf(sim, { projectDir: DESK, language: "en", isColored: false }), (line) =>
    shown.push(line),
  );
  await sim.fireTimer("relay");
  stop();
  expect(shown).toEqual([]);
});

test("refusals of a Chinese conversation are Chinese, whatever the process speaks", async () => {
  const printed = await typed(
    ["/fault refuse x", "/clock gestern", "/again sofort", "/agent accept", "/data", "/stop", "/hlep"],
    "zh",
  );
  expect(printed).toContain("[OPTION_INVALID] “x”不是微信的错误码。\n  → 请写成 /fault refuse 45047。");
  expect(printed).toContain("“gestern”不是时间跨度。");
  expect(printed).toContain("/again 不认识 sofort。");
  expect(printed).toContain("这个客户的会话状态是“none”，不是“queued”。\n  → 只能接入已转人工的客户。");
  expect(printed).toContain("/data 需要集合名称。");
  expect(printed).toContain("没有正在重试的推送。");
  expect(printed).toContain("没有 /hlep。是不是 /help？/help 列出所有命令。");
});

test("the course of a push is told in Chinese", async () => {
  const printed = await typed(["你好"], "zh");
  expect(printed).toMatch(/认领 +message_pushes/);
  expect(printed).toMatch(/发送 +text {2}收到：你好/);
  expect(printed).toMatch(/完成 +message_pushes/);
});

test("/help names in Chinese what is to be written", async () => {
  const printed = await typed(["/help", "/help model"], "zh");
  expect(printed).toContain("/as [名字]");
  expect(printed).toMatch(/\/push \[消息对\] \[\{…\}\] +推送任一消息对的示例/);
  expect(printed.match(/\/model \[行为\]/g)).toHaveLength(3);
  expect(printed).not.toMatch(/[[<](name|path|behaviour|pair|kind|title|command|collection)\b/);
});

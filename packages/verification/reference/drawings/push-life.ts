// A push's life: what a function does with it, and who goes on where something is left.
import type { Language } from "../../../message-push/src/language";
import { arrow, box, COLOUR, drawing, label, lines, type Point, text, words } from "./svg";

const STEPS = [
  { name: words("guard", "入口检查"), about: [words("refuses what", "拒绝不是推送的"), words("is no push", "调用")] },
  {
    name: words("parse", "解析"),
    about: [words("one typed event,", "有类型的事件，"), words("ids as text", "id 都是文本")],
  },
  {
    name: words("claim", "认领"),
    about: [words("of all deliveries", "多次投递里"), words("one does the work", "只有一次处理")],
  },
  {
    name: words("handle", "处理"),
    about: [words("your code, with", "您的代码，"), words("3.5 s of time", "有 3.5 秒")],
    isYours: true,
  },
  {
    name: words("send", "发送"),
    about: [words("one reply at a time,", "一条一条地发，"), words("each recorded", "发一条记一条")],
  },
  {
    name: words("complete", "完成"),
    about: [words("recorded, with the", "连同被动回复"), words("passive reply", "记录下来")],
  },
] as const;

const WORDS = {
  title: words(
    "A push is guarded, parsed, claimed, handled, its replies sent, and completed; what is left over the relay goes on with",
    "一条推送的一生：入口检查、解析、认领、处理、发送、完成；没做完的由投递器接着做",
  ),
  wechat: words("WeChat", "微信"),
  push: words("push", "推送"),
  passiveReply: words("passive reply: success, a transfer, or an ack", "被动回复：success、转人工或应答"),
  replies: words("replies", "客服消息"),
  fn: words("a cloud function, one call for each delivery", "云函数，每次投递调用一次"),
  record: words("message_pushes: one record for each push", "message_pushes：每条推送一条记录"),
  recordHolds: words("state, event, lease, what was sent, outbox", "状态、事件、租约、已发送的、发件箱"),
  relay: words("relay", "投递器"),
  relayIs: words("a timer, every minute", "定时触发，每分钟一次"),
  due: words("what is due", "到期的"),
  leftOver: words("what the outbox still holds", "发件箱里剩下的"),
  again: words("the handler, where it has to run again", "需要再次运行处理函数时"),
};

const FRAME = { x: 156, y: 76, width: 828, height: 152 };
const STEP = { y: 98, width: 116, height: 44, gap: 18 };
const LOW = { y: 290, height: 66 };
const leftOf = (step: number) => FRAME.x + 21 + step * (STEP.width + STEP.gap);
const middleOf = (step: number) => leftOf(step) + STEP.width / 2;

/** The file's text in one language. */
export function renderPushLife(language: Language): string {
  const say = (key: keyof typeof WORDS) => WORDS[key][language];
  return drawing([1004, 384], say("title"), [
    box([FRAME.x, FRAME.y], FRAME.width, FRAME.height, { fill: COLOUR.paper, isDashed: true }),
    text([FRAME.x + 21, FRAME.y + FRAME.height - 12], say("fn"), { size: 12, colour: COLOUR.faint, anchor: "start" }),
    wechat(say("wechat")),
    ...STEPS.map((_, step) => stepBox(step, language)),
    ...top(say),
    ...bottom(say),
  ]);
}

function wechat(name: string): string {
  return `${box([20, 84], 96, 110, { fill: COLOUR.greenBox, stroke: COLOUR.green })}\n${text([68, 143], name, { size: 15, isBold: true })}`;
}

function stepBox(step: number, language: Language): string {
  const shape = STEPS[step];
  if (shape === undefined) return "";
  const isYours = "isYours" in shape;
  const colours = isYours ? { fill: COLOUR.blueBox, stroke: COLOUR.blue } : {};
  const about = shape.about.map((line) => line[language]);
  return [
    box([leftOf(step), STEP.y], STEP.width, STEP.height, colours),
    text([middleOf(step), STEP.y + 28], shape.name[language], { size: 15, isBold: true }),
    lines([middleOf(step), STEP.y + STEP.height + 20], about, { size: 12, colour: COLOUR.faint }),
    step === 0 ? "" : between([leftOf(step) - STEP.gap, STEP.y + 22], [leftOf(step) - 1, STEP.y + 22]),
  ].join("\n");
}

const between = (from: Point, to: Point) => arrow([from, to]);

/** The way back to WeChat, above the function. */
function top(say: (key: keyof typeof WORDS) => string): string[] {
  const lane = (x: number, y: number, end: number): Point[] => [
    [x, STEP.y],
    [x, y],
    [end, y],
    [end, 83],
  ];
  return [
    arrow([
      [116, STEP.y + 22],
      [leftOf(0) - 1, STEP.y + 22],
    ]),
    label([136, STEP.y + 14], say("push")),
    arrow(lane(middleOf(5), 28, 48), { colour: "green" }),
    label([middleOf(2), 32], say("passiveReply")),
    arrow(lane(middleOf(4), 54, 88), { colour: "blue" }),
    label([middleOf(2), 58], say("replies")),
  ];
}

/** What is kept, and who goes on with it, below the function. */
function bottom(say: (key: keyof typeof WORDS) => string): string[] {
  const record = { x: leftOf(2), width: leftOf(5) + STEP.width - leftOf(2) };
  const relay = { x: FRAME.x + 21, width: 150 };
  const floor = FRAME.y + FRAME.height;
  const down = (step: number) =>
    arrow(
      [
        [middleOf(step), 186],
        [middleOf(step), LOW.y - 1],
      ],
      { isDashed: true },
    );
  return [
    down(2),
    down(4),
    down(5),
    box([record.x, LOW.y], record.width, LOW.height),
    text([record.x + record.width / 2, LOW.y + 28], say("record"), { size: 14, isBold: true }),
    text([record.x + record.width / 2, LOW.y + 50], say("recordHolds"), { size: 12, colour: COLOUR.faint }),
    box([relay.x, LOW.y], relay.width, LOW.height),
    text([relay.x + relay.width / 2, LOW.y + 28], say("relay"), { size: 14, isBold: true }),
    text([relay.x + relay.width / 2, LOW.y + 50], say("relayIs"), { size: 12, colour: COLOUR.faint }),
    arrow([
      [record.x, LOW.y + 33],
      [relay.x + relay.width + 1, LOW.y + 33],
    ]),
    label([(record.x + relay.x + relay.width) / 2, LOW.y + 26], say("due"), { size: 12 }),
    arrow([
      [relay.x + 110, LOW.y],
      [relay.x + 110, floor + 1],
    ]),
    label([relay.x + 110, floor + 34], say("again"), { size: 12 }),
    arrow(
      [
        [relay.x, LOW.y + 33],
        [68, LOW.y + 33],
        [68, 195],
      ],
      { colour: "blue" },
    ),
    label([96, floor + 56], say("leftOver"), { size: 12 }),
  ];
}

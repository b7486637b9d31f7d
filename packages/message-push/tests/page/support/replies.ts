// Functions that answer with every kind of reply, and with what somebody may try to smuggle into a page.
import type { ProjectFunction } from "../../support/runtime-project";

/** A picture of one point. */
const POINT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** What a customer or a function may write: none of it may become an element. */
export const HOSTILE = [
  '<img src=x onerror="document.title=1">',
  '<a href="javascript:document.title=1">点我</a>',
  '<a href="https://example.com" onclick="document.title=1"><b>粗</b></a>',
  "<script>document.title=1</script>",
].join("\n");

const ANSWERS = `{
  链接: () => '看<a href="https://example.com/tea">茶单</a>，或进<a href="https://example.com" data-miniprogram-appid="wx1" data-miniprogram-path="pages/tea/index?id=1">小程序</a>\\n第二行',
  卡片: () => reply.link({ title: "茶单", description: "今天的茶", url: "https://example.com/list", thumb_url: "https://example.com/a.png" }),
  页面: async () => reply.miniProgramPage({ title: "龙井", pagepath: "pages/tea/index", thumb_media_id: await upload() }),
  图片: async () => reply.image(await upload()),
  AI: () => reply.text("由模型回答", { aimsgcontext: { is_ai_msg: 1 } }),
  人工: () => reply.transferToAgent(),
  攻击: () => [HOSTILE, reply.link({ title: HOSTILE, description: HOSTILE, url: "https://example.com/list", thumb_url: "https://example.com/a.png" })],
}`;

const TEXT = `defineFunction({
  on: "text",
  handle({ Content }, { media }) {
    const upload = () => media.upload(Buffer.from("${POINT}", "base64"));
    const HOSTILE = ${JSON.stringify(HOSTILE)};
    const answers = ${ANSWERS};
    return (answers[Content] ?? (() => "收到：" + Content))();
  },
})`;

export const REPLIES: Readonly<Record<string, ProjectFunction>> = {
  text: { main: TEXT, permissions: ["send", "setTyping", "uploadTempMedia"] },
  image: { main: `defineFunction({ on: "image", handle: ({ MediaId }) => reply.image(MediaId) })` },
  miniprogrampage: {
    main: `defineFunction({ on: "miniprogrampage", handle: ({ Title, PagePath }) => Title + " 在 " + PagePath })`,
  },
  user_enter_tempsession: {
    main: `defineFunction({ on: "event:user_enter_tempsession", handle: ({ SessionFrom }) => "欢迎，来自 " + SessionFrom })`,
  },
};

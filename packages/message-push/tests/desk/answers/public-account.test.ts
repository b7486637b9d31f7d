// A public account's automatic replies, as WeChat gives them, as rules.
import fc from "fast-check";
import { rulesFromPublicAccount } from "../../../src/desk/answers/public-account";
import { readRules } from "../../../src/desk/answers/read-rule";

const ARTICLE = {
  title: "退货流程",
  author: "店主",
  digest: "三步退货",
  show_cover: 1,
  cover_url: "http://mmbiz.qpic.cn/mmbiz/cover/0",
  content_url: "http://mp.weixin.qq.com/s?__biz=x&mid=1&idx=1&sn=y#rd",
  source_url: "",
};

function account(...replies: readonly object[]) {
  return accountOf({ rule_name: "退货", create_time: 1423028166, reply_list_info: replies });
}

function accountOf(...rules: readonly object[]) {
  const keyword_list_info = [{ type: "text", match_mode: "contain", content: "退货" }];
  return {
    is_add_friend_reply_open: 0,
    is_autoreply_open: 0,
    keyword_autoreply_info: { list: rules.map((own) => ({ reply_mode: "reply_all", keyword_list_info, ...own })) },
  };
}

const TEXT = { type: "text", content: "七天内可退" };

test("keywords, mode and texts are taken over", () => {
  const given = accountOf({
    rule_name: "发货",
    create_time: 1423027926,
    reply_mode: "random_one",
    keyword_list_info: [
      { type: "text", match_mode: "equal", content: "发货" },
      { type: "text", match_mode: "contain", content: "什么时候发" },
    ],
    reply_list_info: [TEXT, { type: "text", content: "明天发" }],
  });
  expect(rulesFromPublicAccount(given)).toEqual({
    rules: [
      {
        _id: "wechat-1423027926",
        name: "发货",
        keywords: [
          { content: "发货", match: "equal" },
          { content: "什么时候发", match: "contain" },
        ],
        replies: [TEXT, { type: "text", content: "明天发" }],
        mode: "random_one",
      },
    ],
    problems: [],
  });
});

test("each article becomes a link card", () => {
  const news = { type: "news", content: "media", news_info: { list: [ARTICLE, { ...ARTICLE, digest: "" }] } };
  const { rules, problems } = rulesFromPublicAccount(account(news));
  const card = { type: "link", title: "退货流程", url: ARTICLE.content_url, thumb_url: ARTICLE.cover_url };
  expect(problems).toEqual([]);
  expect(rules[0]?.replies).toEqual([
    { ...card, description: "三步退货" },
    { ...card, description: "退货流程" },
  ]);
});

test.each([
  [{ type: "voice", content: "media" }, "reply_list_info[1]"],
  [{ type: "video", content: "http://example.com/a.mp4" }, "reply_list_info[1]"],
  [{ type: "img", content: "media" }, "reply_list_info[1]"],
  [{ type: "card" }, "reply_list_info[1]"],
  [{}, "reply_list_info[1]"],
  [{ type: "news", news_info: { list: [{ ...ARTICLE, cover_url: "" }] } }, "reply_list_info[1].news_info.list[0]"],
  [
    { type: "news", news_info: { list: [{ ...ARTICLE, content_url: undefined }] } },
    "reply_list_info[1].news_info.list[0]",
  ],
])("%j cannot be sent, is named, and the rest of its rule is taken over", (reply, path) => {
  const { rules, problems } = rulesFromPublicAccount(account(TEXT, reply));
  expect(rules.map(({ replies }) => replies)).toEqual([[TEXT]]);
  expect(problems.map((problem) => [problem.rule, problem.path])).toEqual([["退货", path]]);
});

test("a rule with nothing left to say is left out", () => {
  const { rules, problems } = rulesFromPublicAccount(account({ type: "voice", content: "media" }));
  expect(rules).toEqual([]);
  expect(problems.map(({ path }) => path)).toEqual(["reply_list_info[0]", "replies"]);
});

test("a rule that is wrong itself is left out, with what is wrong", () => {
  const reply_list_info = [TEXT];
  const given = accountOf(
    { rule_name: "", create_time: 1, reply_list_info },
    { rule_name: "b", create_time: 2, reply_list_info, keyword_list_info: [{ content: "a", match_mode: "regex" }] },
    { rule_name: "c", create_time: 3, reply_list_info, reply_mode: "some" },
    { rule_name: "d", create_time: 4, reply_list_info: Array.from({ length: 6 }, () => TEXT) },
    { rule_name: "e", create_time: 5, reply_list_info },
  );
  const { rules, problems } = rulesFromPublicAccount(given);
  expect(rules.map(({ name }) => name)).toEqual(["e"]);
  expect(problems.map(({ rule, path }) => [rule, path])).toEqual([
    ["wechat-1", "name"],
    ["wechat-2", "keywords[0].match"],
    ["wechat-3", "mode"],
    ["wechat-4", "replies"],
  ]);
});

test("the same rule gets the same _id again, wherever it stands, and no two get one", () => {
  const own = (create_time: number | undefined) => ({ rule_name: "r", create_time, reply_list_info: [TEXT] });
  const ids = (...times: (number | undefined)[]) =>
    rulesFromPublicAccount(accountOf(...times.map(own))).rules.map(({ _id }) => _id);
  expect(ids(1, 2)).toEqual(["wechat-1", "wechat-2"]);
  expect(ids(2, 1)).toEqual(["wechat-2", "wechat-1"]);
  expect(ids(1, 1, undefined)).toEqual(["wechat-1", "wechat-1-2", "wechat-rule-3"]);
});

test("what is said on following, and to everything else, is no rule: it is named where it is open", () => {
  const others = { add_friend_autoreply_info: TEXT, message_default_autoreply_info: TEXT };
  const open = { ...account(TEXT), ...others, is_add_friend_reply_open: 1, is_autoreply_open: 1 };
  expect(rulesFromPublicAccount(open).problems.map(({ path }) => path)).toEqual(Object.keys(others));
  expect(rulesFromPublicAccount({ ...account(TEXT), ...others }).problems).toEqual([]);
});

test.each([[null], ["[]"], [[]], [{}], [{ keyword_autoreply_info: { list: {} } }]])("%j has no rules", (json) => {
  expect(rulesFromPublicAccount(json)).toEqual({
    rules: [],
    problems: [{ rule: "", path: "keyword_autoreply_info.list", kind: "import-no-list", details: [] }],
  });
});

test("WeChat's refusal is named by its number", () => {
  const { problems } = rulesFromPublicAccount({ errcode: 48001, errmsg: "api unauthorized" });
  expect(problems).toEqual([expect.objectContaining({ kind: "import-refused", details: ["48001"] })]);
});

test("what is imported is read without a problem, and nothing makes the import throw", () => {
  const reply = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(TEXT, { type: "img" }, { type: "news", news_info: { list: [ARTICLE] } }),
  );
  const rule = fc.oneof(
    fc.jsonValue(),
    fc.record(
      { rule_name: fc.string(), create_time: fc.nat(3), reply_list_info: fc.array(reply) },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(rule).map((list) => accountOf(...(list as object[]))),
        fc.jsonValue(),
      ),
      (json) => {
        expect(readRules(rulesFromPublicAccount(json).rules).problems).toEqual([]);
      },
    ),
  );
});

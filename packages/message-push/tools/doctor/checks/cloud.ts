// collections, security-rules, customer-service: what is in the cloud besides functions. What only the console shows is not judged, but it is said where to look.
import { type Both, say } from "../../../src/language";
import { DESK_COLLECTIONS } from "../../../src/platform/cloudbase/cloudbase-desk-store";
import { COLLECTION } from "../../../src/platform/cloudbase/push-collection";
import { deskFunctions } from "../desk-use";
import type { Facts } from "../facts";
import { type DoctorRow, okRow, skippedRow, warningRow } from "../report";

const CLOSED: Both = {
  en: "nothing for clients, as your console words it: 所有用户不可读写 or 仅管理端可读写",
  zh: "客户端没有任何权限的那一项：「仅管理端可读写」或「所有用户不可读写」",
};

export function checkCloud(facts: Facts): readonly DoctorRow[] {
  return [
    collectionRow(facts),
    skippedRow(
      "security-rules",
      {
        en: "Whether clients may call the functions shows only in the console. The runtime refuses them in any case.",
        zh: "客户端能否调用这些云函数，只有控制台里看得到。无论如何，运行时都会拒绝它们。",
      },
      {
        en: "Run npx message-push security-rules, and write what it prints into 云开发控制台 → 云函数 → 权限控制.",
        zh: "请运行 npx message-push security-rules，把输出粘贴到 云开发控制台 → 云函数 → 权限控制。",
      },
    ),
    skippedRow(
      "customer-service",
      {
        en: "Who holds the permission for customer service shows only in the console: a third-party platform that does, CloudBase's own AI service desk included, gets every push in place of the functions.",
        zh: "客服权限在谁手里，只有控制台里看得到：拿到这项权限的第三方平台（包括云开发自己的 AI 客服）会收走全部推送，云函数一条也收不到。",
      },
      {
        en: "Look into mp.weixin.qq.com → 设置 → 第三方设置 before you bind the first pair, and when no push arrives at all: docs/troubleshooting.md.",
        zh: "绑定第一个消息对之前，以及完全收不到推送时，请看 mp.weixin.qq.com → 设置 → 第三方设置：docs/troubleshooting.zh-CN.md。",
      },
    ),
  ];
}

function collectionRow(facts: Facts): DoctorRow {
  const { collection } = facts;
  const needed = [COLLECTION, ...(deskFunctions(facts).length > 0 ? Object.values(DESK_COLLECTIONS) : [])];
  const place: Both = {
    en: `云开发 → 数据库 → ${needed.join(", ")} → 权限设置: ${CLOSED.en}.`,
    zh: `云开发 → 数据库 → ${needed.join("、")} → 权限设置：选${CLOSED.zh}。`,
  };
  if ("why" in collection) return skippedRow("collections", unknownFact(collection.why, needed), place);
  const missing = needed.filter((name) => collection.missing.includes(name));
  if (missing.length > 0) return missingRow(missing);
  const fact: Both = {
    en: `${needed.join(", ")} ${isOrAre(needed)} there. Whether it is closed to clients shows only in the console.`,
    zh: `已有集合 ${needed.join("、")}。是否对客户端关闭，只有控制台里看得到。`,
  };
  return { ...okRow("collections", fact), fix: say(place) };
}

function isOrAre(names: readonly string[]): string {
  return names.length > 1 ? "are" : "is";
}

function unknownFact(why: Both, names: readonly string[]): Both {
  return {
    en: `${why.en} Whether ${names.join(", ")} ${isOrAre(names)} there and closed shows in the console; the first push creates what it needs.`,
    zh: `${why.zh}集合 ${names.join("、")} 是否存在、是否对客户端关闭，请看控制台；用到的集合会在第一次推送时自动创建。`,
  };
}

function missingRow(names: readonly string[]): DoctorRow {
  return warningRow(
    "collections",
    {
      en: `${names.join(", ")} ${isOrAre(names)} not there yet. The first push creates what it needs, with the permissions of a new collection.`,
      zh: `还没有集合 ${names.join("、")}。用到的集合会在第一次推送时自动创建，权限则是新建集合的默认权限。`,
    },
    {
      en: `Create ${names.join(", ")} in 云开发 → 数据库, and set 权限设置 to ${CLOSED.en}.`,
      zh: `请在 云开发 → 数据库 新建 ${names.join("、")}，权限设置选${CLOSED.zh}。`,
    },
  );
}

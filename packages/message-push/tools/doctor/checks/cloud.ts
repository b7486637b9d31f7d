// collections, security-rules, customer-service: what is in the cloud besides functions. What only the console shows is not judged, but it is said where to look.
import { DESK_COLLECTIONS } from "../../../src/platform/cloudbase/cloudbase-desk-store";
import { COLLECTION } from "../../../src/platform/cloudbase/push-collection";
import { deskFunctions } from "../desk-use";
import type { Facts } from "../facts";
import { type DoctorRow, okRow, skippedRow, warningRow } from "../report";

const CLOSED = "nothing for clients, as your console words it: 所有用户不可读写 or 仅管理端可读写";

export function checkCloud(facts: Facts): readonly DoctorRow[] {
  return [
    collectionRow(facts),
    skippedRow(
      "security-rules",
      "Whether clients may call the functions shows only in the console. The runtime refuses them in any case.",
      "Run npx message-push security-rules, and write what it prints into 云开发控制台 → 云函数 → 权限控制.",
    ),
    skippedRow(
      "customer-service",
      "Who holds the permission for customer service shows only in the console: a third-party platform that does, CloudBase's own AI service desk included, gets every push in place of the functions.",
      "Look into mp.weixin.qq.com → 设置 → 第三方设置 before you bind the first pair, and when no push arrives at all: docs/troubleshooting.md.",
    ),
  ];
}

function collectionRow(facts: Facts): DoctorRow {
  const { collection } = facts;
  const needed = [COLLECTION, ...(deskFunctions(facts).length > 0 ? Object.values(DESK_COLLECTIONS) : [])];
  const [names, are] = [needed.join(", "), needed.length > 1 ? "are" : "is"];
  const place = `云开发 → 数据库 → ${names} → 权限设置: ${CLOSED}.`;
  if ("why" in collection) {
    const fact = `${collection.why} Whether ${names} ${are} there and closed shows in the console; the first push creates what it needs.`;
    return skippedRow("collections", fact, place);
  }
  const missing = needed.filter((name) => collection.missing.includes(name));
  if (missing.length > 0) {
    const fact = `${missing.join(", ")} ${missing.length > 1 ? "are" : "is"} not there yet. The first push creates what it needs, with the permissions of a new collection.`;
    return warningRow(
      "collections",
      fact,
      `Create ${missing.join(", ")} in 云开发 → 数据库, and set 权限设置 to ${CLOSED}.`,
    );
  }
  return {
    ...okRow("collections", `${names} ${are} there. Whether it is closed to clients shows only in the console.`),
    fix: place,
  };
}

// collections, security-rules: what is in the cloud besides functions. What only the console shows is not judged, but it is said where to look.
import { COLLECTION } from "../../../src/platform/cloudbase/push-collection";
import type { Facts } from "../facts";
import { type DoctorRow, okRow, skippedRow, warningRow } from "../report";

const CLOSED = "nothing for clients, as your console words it: 所有用户不可读写 or 仅管理端可读写";

export function checkCloud({ collection }: Facts): readonly DoctorRow[] {
  return [
    collectionRow(collection),
    skippedRow(
      "security-rules",
      "Whether clients may call the functions shows only in the console. The runtime refuses them in any case.",
      "Run npx message-push security-rules, and write what it prints into 云开发控制台 → 云函数 → 权限控制.",
    ),
  ];
}

function collectionRow(collection: Facts["collection"]): DoctorRow {
  const place = `云开发 → 数据库 → ${COLLECTION} → 权限设置: ${CLOSED}.`;
  if ("why" in collection) {
    const fact = `${collection.why} Whether ${COLLECTION} is there and closed shows in the console; the first push creates it.`;
    return skippedRow("collections", fact, place);
  }
  if (!collection.isThere) {
    const fact = `${COLLECTION} is not there yet. The first push creates it, with the permissions of a new collection.`;
    return warningRow("collections", fact, `Create it in 云开发 → 数据库, and set 权限设置 to ${CLOSED}.`);
  }
  return {
    ...okRow("collections", `${COLLECTION} is there. Whether it is closed shows only in the console.`),
    fix: place,
  };
}

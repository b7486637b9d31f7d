// collections, security-rules: what only the console shows. The doctor has no login there, so it says where to look, and for what.
import { COLLECTION } from "../../../src/platform/cloudbase/push-collection";
import type { Facts } from "../facts";
import { type DoctorRow, notLookedAt } from "../report";

export function checkCloud(_: Facts): readonly DoctorRow[] {
  return [
    notLookedAt(
      "collections",
      `Whether ${COLLECTION} exists and is closed shows only in the console. The first push creates it.`,
      `云开发 → 数据库 → ${COLLECTION} → 权限设置: nothing for clients, as your console words it: 所有用户不可读写 or 仅管理端可读写.`,
    ),
    notLookedAt(
      "security-rules",
      "Whether clients may call the functions shows only in the console. The runtime refuses them in any case.",
      "Run npm run --silent security-rules, and write what it prints into 云开发控制台 → 云函数 → 权限控制.",
    ),
  ];
}

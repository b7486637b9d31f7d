// `wxacode.getUnlimited`: a picture comes back. It is a PNG of one dot, and no code that a phone could read.
// https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/qr-code/api_getunlimitedqrcode.html
import type { OpenApiCall, OpenApiResponse } from "../../contracts";
import { SMALL_PICTURE } from "../media";
import { refuse } from "../refusals";

/** At most 32 characters: digits, letters, and these. */
const SCENE = /^[A-Za-z0-9!#$&'()*+,/:;=?@\-._~]{1,32}$/;

export function getUnlimitedCode({ args }: OpenApiCall): OpenApiResponse {
  const { scene, page } = args;
  if (!SCENE.test(String(scene ?? "")))
    return refuse(40169, "invalid length for scene, or the data is not json string");
  // No "/" at the beginning, and no parameters: those belong into the scene.
  if (page !== undefined && /^\/|\?/.test(String(page))) return refuse(41030, "invalid page");
  return { kind: "binary", contentType: "image/png", content: SMALL_PICTURE };
}

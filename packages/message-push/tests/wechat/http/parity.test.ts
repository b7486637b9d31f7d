// Every pair of the catalogue over HTTP, in every mode and format, is the event that function mode delivers.

import { signatureOf } from "../../../src/wechat/http/signature";
import { verifyRequest } from "../../../src/wechat/http/verify-request";
import { parsePush } from "../../../src/wechat/parse-push";
import { toJson, toXml } from "../../support/encode-packet";
import { packets } from "../../support/packets";
import { TOKEN } from "./official-examples";
import { NOW, packetOf, plain, request, sealedRequest, secure } from "./wechat-requests";

const AS_WECHAT_WRITES = {
  areNumbersQuoted: false,
  areIdsBare: true,
  isSingleBare: true,
  isWrapped: true,
  isEscaped: false,
  isReversed: false,
  isPretty: false,
  areControlsBare: true,
  isAscii: false,
  isDecorated: false,
  hasByteOrderMark: false,
};

function plainRequest(text: string) {
  const [timestamp, nonce] = [String(NOW / 1_000), "n1"];
  const query = { timestamp, nonce, signature: signatureOf(TOKEN, timestamp, nonce) };
  return request({ query, body: Buffer.from(text) });
}

test.each(Object.entries(packets))("%s", (_, packet) => {
  const { packet: __, ...push } = parsePush(packet);
  for (const isXml of [false, true]) {
    const text = isXml ? toXml(packet, AS_WECHAT_WRITES) : toJson(packet, AS_WECHAT_WRITES);
    for (const verification of [
      verifyRequest(secure, sealedRequest(text, { isXml }), NOW),
      verifyRequest({ ...secure, mode: "compatible" }, sealedRequest(text, { isXml }), NOW),
      verifyRequest(plain, plainRequest(text), NOW),
    ]) {
      expect(parsePush(packetOf(verification))).toMatchObject(push);
    }
  }
});

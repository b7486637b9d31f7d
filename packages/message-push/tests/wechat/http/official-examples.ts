// The examples of the official pages on message push, under the names that the tests of HTTP push use.
import official from "../../fixtures/official-examples.json";

const { jsonPush, jsonAnswer, xmlPush, xmlAnswer } = official.sealed;
const [urlCheck, plainPost] = official.signed as [Signed, Signed];
type Signed = (typeof official.signed)[number];
type Sealed = typeof jsonPush;

export const TOKEN = official.token;
export const ENCODING_AES_KEY = official.encodingAesKey;
export const APPID = jsonPush.appid;

export const URL_CHECK = { ...urlCheck, echostr: "4375120948345356249" };
/** The page pushes the same packet in the clear and encrypted, at two times. */
export const PLAIN_POST = { ...plainPost, body: { ...official.packet, CreateTime: Number(plainPost.timestamp) } };
export const SECURE_JSON = { ...pushed(jsonPush), toUserName: official.packet.ToUserName };
export const SECURE_XML = pushed(xmlPush);
export const SECURE_JSON_REPLY = { ...jsonAnswer, signature: jsonAnswer.msgSignature };
export const SECURE_XML_REPLY = { ...xmlAnswer, signature: xmlAnswer.msgSignature };

function pushed({ appid, timestamp, nonce, signature, openid, msgSignature, encrypt, message }: Sealed) {
  return {
    appid,
    timestamp,
    nonce,
    encrypt,
    message,
    query: { signature, openid, encrypt_type: "aes", msg_signature: msgSignature },
  };
}

// The examples of the official pages on message push, with their Token, key and AppIDs.

export const TOKEN = "AAAAA";
export const ENCODING_AES_KEY = "A".repeat(43);
export const APPID = "wxba5fad812f8e6fb9";

export const URL_CHECK = {
  timestamp: "1714036504",
  nonce: "1514711492",
  echostr: "4375120948345356249",
  signature: "f464b24fc39322e44b38aa78f5edd27bd1441696",
};
export const PLAIN_POST = {
  timestamp: "1714037059",
  nonce: "486452656",
  signature: "899cf89e464efb63f54ddac96b0a0a235f53aa78",
  body: {
    ToUserName: "gh_97417a04a28d",
    FromUserName: "o9AgO5Kd5ggOC-bXrbNODIiE3bGY",
    CreateTime: 1714037059,
    MsgType: "event",
    Event: "debug_demo",
    debug_str: "hello world",
  },
};
export const SECURE_JSON = {
  timestamp: "1714112445",
  nonce: "415670741",
  query: {
    signature: "6c5c811b55cc85e0e1b54100749188c20beb3f5d",
    openid: "o9AgO5Kd5ggOC-bXrbNODIiE3bGY",
    encrypt_type: "aes",
    msg_signature: "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3",
  },
  encrypt:
    "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=",
  message:
    '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}',
  toUserName: "gh_97417a04a28d",
};
export const SECURE_JSON_REPLY = {
  timestamp: "1713424427",
  nonce: "415670741",
  random: "707722b803182950",
  message: '{"demo_resp":"good luck"}',
  encrypt: "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==",
  signature: "1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1",
};
export const SECURE_XML = {
  appid: "wx134c8103faa5a59e",
  timestamp: "1715943329",
  nonce: "1590219412",
  query: {
    signature: "cc0c594499c1634947d5b502f158ee518947db27",
    openid: "o9AgO5Kd5ggOC-bXrbNODIiE3bGY",
    encrypt_type: "aes",
    msg_signature: "6c12a4205838198b8fa631b3220723bb07f1015c",
  },
  encrypt:
    "D7yzvUNAL930rd28wf21s4hvXhz0L6Uit/p2Di6C5DHyYGpEgdBRnKjBec34JwoQXicwaZC7fOVihW80F4VtsdvE//1vr7oAbqjDv8KenVp+ajKYpJnyQ4zMRhIC+a31fCVOMC03FfzV/QuC94kBP55a+Za3sJgvAn+ZbsNqZI5DkyuzkhQN8OBqCzFhizGmy0xpM0MEA4agpvE+RuNO1rhHTtuJB5yltw1FiYzecSXJ+y/D2r81VkRn2eYjh2ltsoyfbDR7Is6ookXIFxTfyeNyeHxMeT4KN5WpCDmSbTcUYrbBUlkGLJ9n/rU8YOywma6G7aTb7KZKOqCxgfoUlYEZPk4FUL/TK7ShriFDMVCLyjQJ15Ob++agDWtcxhfUfe6HIoIpRW8mKNBQiY/Jd1svvuskA1wLef1RTtzKfMpagSCX/laZINmdnX4zrF6kIaR9P4xQrWXbsTFHTYe0Mg==",
  message:
    "<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName>\n<FromUserName><![CDATA[o9AgO5Kd5ggOC-bXrbNODIiE3bGY]]></FromUserName>\n<CreateTime>1715943329</CreateTime>\n<MsgType><![CDATA[event]]></MsgType>\n<Event><![CDATA[debug_demo]]></Event>\n<debug_str><![CDATA[hello world]]></debug_str>\n</xml>",
};
export const SECURE_XML_REPLY = {
  appid: "wx134c8103faa5a59e",
  timestamp: "1713424427",
  nonce: "415670741",
  random: "999951349e8ee746",
  message: "<xml><demo_resp>[CDATA[good luck]]</demo_resp></xml>",
  encrypt:
    "hE8R6mGXHkJJjU72KxzKUd1GEkKJaEZq7vRL8XgK3o+00k8JGq6+pZJUIlTSyhsX+bxIBQ72g3GyvDdIZcr6+3HAZbSvPT9t/o11MI7d6WELwqrGd7jMnV0zv3Zc9Nq7",
  signature: "03e0812039325c2712ef5f0f980fd14c70d6e307",
};

// Runs in a child process: drives one copy of the SDK through a long list of calls and prints what each came to.
// Usage: node sdk-call-list.js <file of the SDK> <url of the wire server>
const http = require("node:http");
const { createReadStream } = require("node:fs");

const [, , sdkFile = "", url = ""] = process.argv;
const cloud = require(sdkFile);
// Long enough for the slowest machine to answer in time, short enough to wait for twice.
cloud.init({ env: "sim-wire", timeout: 1000 });
const db = cloud.database();
const _ = db.command;
const $ = _.aggregate;
const c = db.collection("c");
const kf = cloud.openapi.customerServiceMessage;
const bytes = Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 7) % 256));
const text = { touser: "oU", msgtype: "text", text: { content: "收到🍵" } };
const link = { title: "t", description: "d", url: "https://a.b/?x=1", thumbUrl: "https://a.b/c.png" };
const upload = (/** @type {string} */ contentType) =>
  kf.uploadTempMedia({ type: "image", media: { contentType, value: bytes } });

/** Every type that src/platform/cloudbase/slim/mime.ts knows. */
const MEDIA_TYPES = [
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/bmp",
  "audio/amr",
  "audio/mpeg",
  "video/mp4",
  "application/pdf",
  "application/json",
  "application/octet-stream",
  "text/plain",
];

/** @typedef {[name: string, run: () => unknown, fault?: string]} Call */
/** @type {Call[]} */
const calls = [
  ["add", () => c.add({ data: { a: 1, s: "中", n: null, f: 1.5, b: true, when: new Date(0), list: [1, { x: 2 }] } })],
  ["add with _id", () => c.add({ data: { _id: "k", big: 2 ** 53 - 1, neg: -1, huge: 1e20 } })],
  ["add server date", () => c.add({ data: { at: db.serverDate({ offset: 1000 }) } })],
  ["add geo", () => c.add({ data: { p: new db.Geo.Point(113, 23) } })],
  ["doc get", () => c.doc("k").get()],
  ["doc get projection", () => c.doc("k").field({ n: true }).get()],
  ["where literal", () => c.where({ a: 1, "o.p": "x" }).get()],
  ["where nested", () => c.where({ o: { p: 1, q: { r: 2 } } }).get()],
  ["where comparisons", () => c.where({ a: _.gt(1).and(_.lt(5)), b: _.neq(2), d: _.gte(1), e: _.lte(9) }).get()],
  ["where sets", () => c.where({ a: _.in([1, 2]), b: _.nin([3]), d: _.exists(true), e: _.mod(2, 1) }).get()],
  ["where arrays", () => c.where({ a: _.all([1]), b: _.size(2), d: _.elemMatch({ x: _.gt(1) }) }).get()],
  ["where or", () => c.where(_.or([{ a: 1 }, { b: _.lt(9).or(_.exists(false)) }])).get()],
  ["where and nor not", () => c.where(_.and([{ a: _.not(_.eq(1)) }, _.nor([{ b: 2 }])])).get()],
  ["where regexp", () => c.where({ s: db.RegExp({ regexp: "^中", options: "i" }), t: /x/g }).get()],
  ["where geo", () => c.where({ p: _.geoNear({ geometry: new db.Geo.Point(1, 2), maxDistance: 10 }) }).get()],
  [
    "doc get of other types",
    () => c.where({ _id: "k" }).get(),
    'list {"_id":{"$oid":"507f1f77bcf86cd799439011"},"d":{"$numberDecimal":"1.10"},"b":{"$binary":{"base64":"AQI=","subType":"00"}}}',
  ],
  ["order skip limit", () => c.orderBy("a", "desc").orderBy("b", "asc").skip(2).limit(7).field({ a: 1 }).get()],
  ["count", () => c.where({ a: 1 }).count()],
  ["update doc", () => c.doc("k").update({ data: { a: 2, o: { p: 1 } } })],
  [
    "update operators",
    () =>
      c.doc("k").update({
        data: {
          a: _.inc(1),
          b: _.mul(2),
          d: _.min(1),
          e: _.max(2),
          f: _.remove(),
          g: _.set({ x: 1 }),
          h: _.rename("i"),
        },
      }),
  ],
  [
    "update arrays",
    () =>
      c.doc("k").update({
        data: {
          a: _.push([1, 2]),
          b: _.pop(),
          d: _.shift(),
          e: _.unshift([0]),
          f: _.addToSet(1),
          g: _.pull(2),
          h: _.pullAll([3]),
        },
      }),
  ],
  [
    "update push options",
    () => c.doc("k").update({ data: { a: _.push({ each: [1], position: 0, sort: -1, slice: 3 }) } }),
  ],
  ["update where", () => c.where({ _id: "k", lease: _.lt(5) }).update({ data: { lease: 9, at: db.serverDate() } })],
  ["set", () => c.doc("k").set({ data: { a: 1, o: { p: 2 } } })],
  ["remove doc", () => c.doc("k").remove()],
  ["remove where", () => c.where({ a: _.lt(1) }).remove()],
  [
    "aggregate",
    () =>
      c
        .aggregate()
        .match({ a: _.gt(1) })
        .group({ _id: "$s", sum: $.sum("$a") })
        .sort({ sum: -1 })
        .limit(3)
        .end(),
  ],
  [
    "aggregate lookup",
    () => c.aggregate().lookup({ from: "d", localField: "a", foreignField: "b", as: "e" }).unwind("$e").end(),
  ],
  ["createCollection", () => db.createCollection("new")],
  [
    "transaction",
    () => db.runTransaction(async (/** @type {any} */ t) => (await t.collection("c").doc("k").get()).data),
  ],
  ["update nothing", () => c.doc("k").update({ data: {} })],
  ["where undefined", () => c.where({ a: undefined }).get()],
  ["duplicate key", () => c.add({ data: { _id: "k" } }), "code DATABASE_REQUEST_FAILED E11000 duplicate key"],
  ["collection missing", () => c.get(), "code DATABASE_COLLECTION_NOT_EXIST Db or Table not exist"],
  ["unknown code", () => c.get(), "code SOMETHING_NEW what"],
  ["db 500 html", () => c.get(), "status 500 <html>"],
  ["db 502 json", () => c.get(), 'status 502 {"code":"X","message":"y"}'],
  ["db empty", () => c.get(), "empty"],
  ["db reset", () => c.add({ data: { a: 1 } }), "reset"],
  ["db timeout", () => c.get(), "hang"],
  ["send", () => kf.send(text)],
  ["send camelCase", () => kf.send({ touser: "oU", msgtype: "link", link })],
  [
    "send card",
    () =>
      kf.send({
        touser: "oU",
        msgtype: "miniprogrampage",
        miniprogrampage: { title: "t", pagepath: "p?a=1", thumb_media_id: "M" },
      }),
  ],
  ["send undefined and null", () => kf.send({ touser: "oU", msgtype: undefined, text: null })],
  [
    "send without conversion",
    () => cloud.openapi({ convertCase: false }).customerServiceMessage.send({ toUser: "oU" }),
  ],
  ["send for another appid", () => cloud.openapi({ appid: "wx1" }).customerServiceMessage.send(text)],
  ["setTyping", () => kf.setTyping({ touser: "oU", command: "Typing" })],
  ...MEDIA_TYPES.map((type) => /** @type {Call} */ ([`upload ${type}`, () => upload(type)])),
  ["upload of an unknown type", () => upload("x/unheard-of")],
  ["download", () => kf.getTempMedia({ mediaId: "M" })],
  ["send errcode", () => kf.send(text), "errcode 45015"],
  ["send refused", () => kf.send(text), "pb -604101"],
  ["send json error", () => kf.send(text), "code SYS_ERR broken"],
  ["send 500", () => kf.send(text), "status 500 oops"],
  ["send empty", () => kf.send(text), "empty"],
  ["send reset", () => kf.send(text), "reset"],
  ["send timeout", () => kf.send(text), "hang"],
  ["callOpenAPI", () => cloud.callOpenAPI({ api: "x.y", data: { a: 1 } })],
  ["getOpenData", () => cloud.getOpenData({ list: ["cloud-1", "中"] })],
  ["getCloudCallSign", () => cloud.getCloudCallSign({ parameterList: ["a", "b"] })],
  ["getVoIPSign", () => cloud.getVoIPSign({ groupId: "g", nonce: "n", timestamp: 1700000000 })],
  ["cloudPay", () => cloud.cloudPay.unifiedOrder({ body: "b", outTradeNo: "1", totalFee: 1 })],
  ["callFunction", () => cloud.callFunction({ name: "f", data: { a: "中" } })],
  ["callFunction error", () => cloud.callFunction({ name: "f" }), "code FUNCTION_NOT_FOUND none"],
  ["callFunction timeout", () => cloud.callFunction({ name: "f", timeout: 100 }), "hang"],
  ["uploadFile", () => cloud.uploadFile({ cloudPath: "a/b.txt", fileContent: bytes })],
  ["uploadFile stream", () => cloud.uploadFile({ cloudPath: "a/b.bin", fileContent: createReadStream(__filename) })],
  ["uploadFile refused", () => cloud.uploadFile({ cloudPath: "a/b.txt", fileContent: bytes }), "put xml AccessDenied"],
  [
    "uploadFile bad signature",
    () => cloud.uploadFile({ cloudPath: "a/b.txt", fileContent: bytes }),
    "put xml SignatureDoesNotMatch",
  ],
  ["uploadFile rubbish", () => cloud.uploadFile({ cloudPath: "a/b.txt", fileContent: bytes }), "put rubbish"],
  ["uploadFile html", () => cloud.uploadFile({ cloudPath: "a/b.txt", fileContent: bytes }), "put html"],
  ["uploadFile 500", () => cloud.uploadFile({ cloudPath: "a/b.txt", fileContent: bytes }), "put status"],
  [
    "getTempFileURL",
    () => cloud.getTempFileURL({ fileList: ["cloud://a.b/c", { fileID: "cloud://a.b/d", maxAge: 60 }] }),
  ],
  ["downloadFile", () => cloud.downloadFile({ fileID: "cloud://a.b/c" })],
  ["downloadFile missing", () => cloud.downloadFile({ fileID: "cloud://a.b/none" })],
  ["deleteFile", () => cloud.deleteFile({ fileList: ["cloud://a.b/c"] })],
  ["getWXContext", () => cloud.getWXContext()],
];

void (async () => {
  for (const [name, run, fault = ""] of calls) {
    await get(`${url}/fault?${new URLSearchParams({ name, fault })}`);
    console.log(JSON.stringify({ name, ...(await outcomeOf(run)) }));
  }
  process.exit(0);
})();

/** @param {() => unknown} run */
async function outcomeOf(run) {
  try {
    return { result: await run() };
  } catch (/** @type {any} */ error) {
    const { name, message, code, errCode, errMsg } = error;
    return { error: { name, message, code, errCode, errMsg, keys: Object.keys(error).sort() } };
  }
}

/** @param {string} address */
function get(address) {
  return new Promise((resolve, reject) => {
    http.get(address, { agent: false }, (answer) => answer.resume().on("end", resolve)).on("error", reject);
  });
}

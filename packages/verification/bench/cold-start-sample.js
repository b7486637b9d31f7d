// What most people deploy: the SDK from node_modules, one database call, one reply. The bench loads it in three forms.
const cloud = require("wx-server-sdk");
// The SDK's types know only strings here.
cloud.init({ env: /** @type {string} */ (/** @type {unknown} */ (cloud.DYNAMIC_CURRENT_ENV)) });
const db = cloud.database();

exports.main = async (/** @type {{ FromUserName: string }} */ event) => {
  await db.collection("bench").add({ data: { at: Date.now() } });
  await cloud.openapi.customerServiceMessage.send({
    touser: event.FromUserName,
    msgtype: "text",
    text: { content: "收到" },
  });
  return "success";
};

// WeChat's own sample of a function for customer service, and what most people deploy: the SDK from node_modules, and one reply.
// https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/openapi.html
const cloud = require("wx-server-sdk");
// The SDK's types know only strings here.
cloud.init({ env: /** @type {string} */ (/** @type {unknown} */ (cloud.DYNAMIC_CURRENT_ENV)) });

exports.main = async (/** @type {{ FromUserName: string }} */ event) => {
  await cloud.openapi.customerServiceMessage.send({
    touser: event.FromUserName,
    msgtype: "text",
    text: { content: "收到" },
  });
  return "success";
};

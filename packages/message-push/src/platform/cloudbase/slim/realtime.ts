// Stands for the realtime client of @cloudbase/database, which only `watch` reaches. WeChat's page on Collection.watch names mini programs and the web:
// https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/reference-sdk-api/database/collection/Collection.watch.html
class RealtimeLeftOut {
  constructor() {
    throw new Error(
      "`watch` is left out of this bundle: it is a call of the mini program, and CloudBase ends a function when it returns.",
    );
  }
}

module.exports = { RealtimeWebSocketClient: RealtimeLeftOut };

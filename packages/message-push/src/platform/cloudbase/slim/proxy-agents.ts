// Stands for http-proxy-agent and https-proxy-agent: a function in the cloud is not behind a proxy.
class ProxyLeftOut {
  constructor() {
    throw new Error(
      "Proxies are left out of this bundle. Remove them from the table in packages/message-push/tools/bundle/slim-sdk.ts.",
    );
  }
}

module.exports = { HttpProxyAgent: ProxyLeftOut, HttpsProxyAgent: ProxyLeftOut };

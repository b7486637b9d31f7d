// Stands for the entry of agentkeepalive: the agent for https is not loaded before it is needed, and Node's https with it.
// The SDK's own copy: the bundler resolves what stands here as if node-sdk had asked.
module.exports = require("agentkeepalive/lib/agent");
Object.defineProperty(module.exports, "HttpsAgent", {
  enumerable: true,
  get: () => require("agentkeepalive/lib/https_agent"),
});

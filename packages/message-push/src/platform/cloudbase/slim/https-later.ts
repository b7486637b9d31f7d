// Stands for Node's https, in the SDK: in the cloud it speaks plain http, and TLS is not loaded before it is needed.
module.exports = {
  get request() {
    return require("node:https").request;
  },
  get globalAgent() {
    return require("node:https").globalAgent;
  },
};

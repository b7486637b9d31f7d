// Stands for parts of node-sdk: `cloud.ai()`, and what no call of wx-server-sdk reaches, which are custom login, analytics, notifications and
// the requests of model clients.
function leftOut(): never {
  throw new Error(
    "This part of the SDK is left out of the bundle. Remove it from the tables in packages/message-push/tools/bundle/slim-sdk.ts.",
  );
}

function aiLeftOut(): never {
  throw new Error(
    "The AI client is left out of this bundle, because nothing in the function's own files calls `ai()`. Call it as cloud.ai() there.",
  );
}

module.exports = {
  createAI: aiLeftOut,
  auth: leftOut,
  analytics: leftOut,
  sendNotification: leftOut,
  request: leftOut,
  // Asked in every init, for the address of a model client that is left out, too.
  getEnvIdFromContext: () => "",
};

// Stands for jsonwebtoken, which only `auth().createTicket()` of node-sdk reaches: custom login, not part of wx-server-sdk.
module.exports = {
  sign() {
    throw new Error(
      "Custom login is left out of this bundle. Remove it from the table in packages/message-push/tools/bundle/slim-sdk.ts.",
    );
  },
};

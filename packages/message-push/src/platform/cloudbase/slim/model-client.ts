// Stands for @cloudbase/wx-cloud-client-sdk. node-sdk asks it for `models` and `mysql` clients in every init, which
// wx-server-sdk never hands out; loading it makes Node load its whole fetch implementation.
const unreachable = () => ({});

module.exports = { generateHTTPClient: unreachable, generateMySQLClient: unreachable };

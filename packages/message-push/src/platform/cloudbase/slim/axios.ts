// Stands for axios, with which node-sdk asks Tencent Cloud's metadata service whether it runs on a Tencent server. In a
// cloud function it knows that from the environment and never asks; elsewhere the answer is always "no".
const notThere = () => Promise.reject(new Error("There is no metadata service here."));

module.exports = { default: notThere, get: notThere, __esModule: true };
notThere.get = notThere;

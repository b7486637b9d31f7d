// A function's import of `#runtime` finds the same on a server as in the cloud: a name that one lacks is `undefined` there, and throws at the first customer.
import * as server from "../../server/runtime";
import * as cloud from "../../src/index";

test("the server's runtime has every name of the cloud's, and opens its platform besides", () => {
  expect(Object.keys(server).sort()).toEqual([...Object.keys(cloud), "openPlatform"].sort());
});

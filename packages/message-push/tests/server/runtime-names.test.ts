// A function's imports find the same on a server as in the cloud: a name that one lacks is `undefined` there, and throws at the first customer.
import * as serverDesk from "../../server/desk";
import * as server from "../../server/runtime";
import * as desk from "../../src/desk";
import * as cloud from "../../src/index";

test("the server's runtime has every name of the cloud's, and opens its platform besides", () => {
  expect(Object.keys(server).sort()).toEqual([...Object.keys(cloud), "openPlatform"].sort());
});

test("the server's desk has every name of the cloud's, and opens its store besides", () => {
  expect(Object.keys(serverDesk).sort()).toEqual([...Object.keys(desk), "openDeskStore"].sort());
});

// The SDK's database behind our types, opened when it is first used.
import type { Cloud } from "../sdk";
import type { Database } from "./database";

/**
 * A database that opens the SDK at its first use, and once: a function that only imports it has made no call.
 *
 * @param openCloud gives the initialized SDK; what it throws, the first use throws
 */
export function openedOnUse(openCloud: () => Pick<Cloud, "database">): Database {
  let opened: Database | undefined;
  const current = (): Database => {
    // The same object: the SDK's types call every document and result `any`, or leave open whether there is one.
    opened ??= openCloud().database() as unknown as Database;
    return opened;
  };
  return {
    collection: (name) => current().collection(name),
    createCollection: (name) => current().createCollection(name),
    serverDate: (options) => current().serverDate(options),
    RegExp: (options) => current().RegExp(options),
    get command() {
      return current().command;
    },
    get Geo() {
      return current().Geo;
    },
  };
}

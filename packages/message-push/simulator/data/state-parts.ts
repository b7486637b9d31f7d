// What of a simulator is kept over restarts: collections, files, and customers with what they see. Taking it back is no event: nothing is
// pushed, sent or shown by it.
import { EJSON } from "bson";
import type { Customers } from "../customers";
import type { Collection } from "../gateway/database/collection";
import type { Database } from "../gateway/database/database";
import type { Document } from "../gateway/database/documents";
import { decode } from "../gateway/database/documents";
import type { FileStore } from "../gateway/storage";
import { PUSH_RECORDS } from "../push-records";
import type { SimulatedUser, Users } from "../wechat/users";
import type { Parts } from "./state-file";

/** Of what a customer sees, so many of the newest are kept. */
const KEPT_ENTRIES = 200;

export interface KeptThings {
  readonly database: Database;
  readonly files: FileStore;
  readonly users: Users;
  readonly customers: Customers;
}

interface KeptCustomers {
  readonly names: Readonly<Record<string, string>>;
  readonly users: readonly Omit<SimulatedUser, "typingEndsAtMs">[];
}

/** The returned function makes the parts. What has not changed since the last time is the same buffer as then. */
export function snapshotsOf({ database, files, users, customers }: KeptThings): () => Parts {
  const written = new WeakMap<Collection, { readonly revision: number; readonly content: Buffer }>();
  let before = Buffer.alloc(0);
  const collectionPart = (collection: Collection): Buffer => {
    const { revision } = collection;
    const known = written.get(collection);
    if (known?.revision === revision) return known.content;
    const content = Buffer.from(EJSON.stringify(collection.all(), { relaxed: false }));
    written.set(collection, { revision, content });
    return content;
  };
  return () => {
    // Records of pushes are not kept: WeChat is a new one at each start and will not repeat a push of an earlier run. With them, the official
    // sample, whose MsgId is always the same, would be taken for a repeated one and not answered, and the relay would send what is left.
    const kept = [...database.collections()].filter(([name]) => name !== PUSH_RECORDS);
    const content = Buffer.from(JSON.stringify(keptCustomers(users, customers)));
    if (!content.equals(before)) before = content;
    return new Map([
      ...kept.map(([name, collection]) => [`collection:${name}`, collectionPart(collection)] as const),
      ...[...files.all()].map(([fileId, file]) => [`file:${fileId}`, file] as const),
      ["customers", before],
    ]);
  };
}

/** Puts the parts back into a simulator that has nothing yet. */
export function restore({ database, files, users, customers }: KeptThings, parts: Parts): void {
  for (const [name, content] of parts) {
    const [kind = "", ...rest] = name.split(":");
    const subject = rest.join(":");
    if (kind === "collection") restoreCollection(database, subject, content);
    if (kind === "file") files.put(subject.slice(files.idOf("").length), content);
    if (kind === "customers") restoreCustomers(users, customers, JSON.parse(content.toString("utf8")));
  }
}

function restoreCollection(database: Database, name: string, content: Buffer): void {
  const { documents } = decode(`{"documents":${content.toString("utf8")}}`, 0);
  database.createCollection(name).insert(documents as Document[]);
}

function keptCustomers(users: Users, customers: Customers): KeptCustomers {
  return {
    names: Object.fromEntries([...customers.names()].map(([name, { openid }]) => [name, openid])),
    users: users.all().map(({ typingEndsAtMs: _, ...user }) => ({
      ...user,
      // Pushes are counted anew at each start.
      inbox: user.inbox.slice(-KEPT_ENTRIES).map(({ pushId: _, ...entry }) => entry),
      subscribeMessages: user.subscribeMessages.slice(-KEPT_ENTRIES),
    })),
  };
}

function restoreCustomers(users: Users, customers: Customers, kept: KeptCustomers): void {
  for (const { openid, ...fields } of kept.users) Object.assign(users.ensure(openid), fields);
  for (const [name, openid] of Object.entries(kept.names)) customers.restore(name, openid);
}

// The collections of the stand-in database.
import { type CloudRules, cloudRules } from "../../cloud-rules";
import { GatewayError } from "../gateway-error";
import { Collection } from "./collection";
import { refuseCollectionName } from "./size-limits";

export class Database {
  readonly #collections = new Map<string, Collection>();
  readonly #rules: CloudRules;

  constructor(rules: CloudRules = cloudRules()) {
    this.#rules = rules;
  }

  /** @throws {GatewayError} when there is one of that name, or the name is none */
  createCollection(name: string): Collection {
    refuseCollectionName(name);
    if (this.#collections.has(name)) {
      throw new GatewayError("DATABASE_REQUEST_FAILED", `[ResourceUnavailable.ResourceExist] Table exist: ${name}.`);
    }
    const collection = new Collection(name);
    this.#collections.set(name, collection);
    return collection;
  }

  /** @throws {GatewayError} when it was never created: no verb creates a collection by itself */
  collection(name: string): Collection {
    const collection = this.find(name);
    if (collection) return collection;
    throw new GatewayError("DATABASE_COLLECTION_NOT_EXIST", `[ResourceNotFound] Db or Table not exist: ${name}.`);
  }

  /** As in the console. @throws {GatewayError} when there is no such collection, or it has a value twice already */
  createUniqueIndex(name: string, field: string): void {
    const collection = this.collection(name);
    if (this.#rules.uniqueIndexRefuses) collection.makeUnique(field, this.#rules.uniqueIndexCountsMissing);
  }

  find(name: string): Collection | undefined {
    return this.#collections.get(name);
  }

  /** Every collection by name, in the order in which they were created. */
  collections(): ReadonlyMap<string, Collection> {
    return this.#collections;
  }

  /** Takes a collection away with all that is in it, as in the console; `false` when there is none. */
  dropCollection(name: string): boolean {
    return this.#collections.delete(name);
  }
}

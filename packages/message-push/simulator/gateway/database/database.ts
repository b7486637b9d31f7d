// The collections of the stand-in database.
import { GatewayError } from "../gateway-error";
import { Collection } from "./collection";
import { refuseCollectionName } from "./size-limits";

export class Database {
  readonly #collections = new Map<string, Collection>();

  /** @throws {GatewayError} when there is one of that name, or the name is none */
  createCollection(name: string): void {
    refuseCollectionName(name);
    if (this.#collections.has(name)) {
      throw new GatewayError("DATABASE_REQUEST_FAILED", `[ResourceUnavailable.ResourceExist] Table exist: ${name}.`);
    }
    this.#collections.set(name, new Collection(name));
  }

  /** @throws {GatewayError} when it was never created: no verb creates a collection by itself */
  collection(name: string): Collection {
    const collection = this.find(name);
    if (collection) return collection;
    throw new GatewayError("DATABASE_COLLECTION_NOT_EXIST", `[ResourceNotFound] Db or Table not exist: ${name}.`);
  }

  find(name: string): Collection | undefined {
    return this.#collections.get(name);
  }
}

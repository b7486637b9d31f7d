// What is in the stand-in's cloud: functions as they were created and updated, with the archive that was uploaded last.
import { CloudApiError } from "./cloud-api-error";

/** A cloud function as the console shows it; `timeout` in seconds, `memorySize` in MB. */
export interface CloudFunction {
  readonly name: string;
  readonly runtime: string;
  readonly handler: string;
  readonly timeout: number;
  readonly memorySize: number;
  readonly installDependency: boolean;
  readonly envVariables: Readonly<Record<string, string>>;
  /** Name → cron expression. */
  readonly triggers: Readonly<Record<string, string>>;
  readonly status: string;
  readonly archive: Buffer;
  /** `yyyy-mm-dd hh:mm:ss`. */
  readonly modTime: string;
}

/** Functions by name; every change is a new object. */
export class FunctionStore {
  readonly #functions = new Map<string, CloudFunction>();

  all(): readonly CloudFunction[] {
    return [...this.#functions.values()];
  }

  /** @throws {CloudApiError} `ResourceNotFound.FunctionName` */
  get(name: string): CloudFunction {
    const found = this.#functions.get(name);
    if (found) return found;
    throw new CloudApiError("ResourceNotFound.FunctionName", `The function ${name} does not exist.`);
  }

  /** @throws {CloudApiError} `ResourceInUse.FunctionName` */
  add(created: CloudFunction): void {
    if (this.#functions.has(created.name))
      throw new CloudApiError("ResourceInUse.FunctionName", `The function ${created.name} exists already.`);
    this.#functions.set(created.name, created);
  }

  /** Also what somebody changes in the console. */
  change(name: string, changed: Partial<CloudFunction>): void {
    this.#functions.set(name, { ...this.get(name), ...changed });
  }

  remove(name: string): void {
    this.#functions.delete(name);
  }
}

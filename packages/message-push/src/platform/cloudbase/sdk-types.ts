// What wx-server-sdk takes and its types do not say. Whoever imports `#runtime` has it in the whole project.
// Used below under a name of its own, so that the import stays in the declarations: without one, they would replace the SDK's.
import type { ICloudInitOptions as InitOptions } from "wx-server-sdk";

declare module "wx-server-sdk" {
  /** Options of `init` that the SDK passes on to its requests. */
  interface CloudInitOptions extends Omit<InitOptions, "env"> {
    /** An environment's id, or `cloud.DYNAMIC_CURRENT_ENV` for the one that the function runs in. */
    readonly env?: InitOptions["env"] | symbol;
    /** Milliseconds until a request fails. @default 15000 */
    readonly timeout?: number;
    /** Whether connections are used again. */
    readonly keepalive?: boolean;
    /** Whether `doc(id).get()` fails when there is no such document. @default true */
    readonly throwOnNotFound?: boolean;
  }

  /** The first call counts; later ones do nothing. `#runtime` makes one while it loads. */
  function init(config?: CloudInitOptions): void;

  /** Another client with options of its own. */
  function createNewInstance(config: CloudInitOptions): typeof import("wx-server-sdk");
}

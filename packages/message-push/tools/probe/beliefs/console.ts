// What is believed of the CLI, DevTools, the console and access tokens.
import { TOKEN_BELIEFS } from "./access-token";
import type { Belief } from "./belief";
import { DEPLOY_BELIEFS } from "./deploy";
import { DEVTOOLS_BELIEFS } from "./devtools";

export const CONSOLE_BELIEFS: readonly Belief[] = [...DEPLOY_BELIEFS, ...DEVTOOLS_BELIEFS, ...TOKEN_BELIEFS];

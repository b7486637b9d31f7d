// The id of a CloudBase environment.

/** Whether it could be the id of an environment. */
export function isEnvId(text: string): boolean {
  return /^[a-zA-Z0-9][a-zA-Z0-9-]*$/.test(text);
}

// Whether this machine can stop a process and let it go on.

/** Windows has no signal that stops a process: there, an instance goes on between events. */
export const CAN_FREEZE = process.platform !== "win32";

// Whether there is a process of that number.

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // There is such a process, and it is somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

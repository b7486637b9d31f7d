// Functions in processes of their own have deadlines, and a busy machine needs longer for everything.

/** Beside the machine's time: deadlines that the cloud gives in seconds end after ten times as long. A test that wants one to end moves the clock. */
export const TEST_CLOCK_RATE = 0.1;

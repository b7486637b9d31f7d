// What the person writes for each step about pushes: the function knows the step by it.

/** No delivery is answered in time. */
export const SILENT_STEP = "2";
/** The function fails. */
export const FAILING_STEP = "3";
/** The function answers something without a meaning. */
export const NONSENSE_STEP = "4";
/** The first delivery is answered after WeChat's wait, the others are not. */
export const LATE_STEP = "5";
/** Not written, but planned for when the person enters: no delivery is answered in time. */
export const ENTERING_STEP = "entering";

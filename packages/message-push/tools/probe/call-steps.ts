// The steps of the parts about cloud calls: what the person writes, and the function does. 20 and up belong to the hand-over.

export const CALLS_STEP = "10";
export const TYPING_STEP = "11";
export const OPTIONS_STEP = "12";
export const LENGTH_STEP = "13";
export const PICTURES_STEP = "14";
export const QUOTA_STEP = "15";
/** When the person enters. */
export const QUOTA_AFTER_ENTERING_STEP = "16";
export const TRANSFER_STEP = "20";
/** While a person at the desk has the conversation: a message, and entering. */
export const WITH_AGENT_STEP = "21";
export const ENTERS_WITH_AGENT_STEP = "22";
/** When it was closed. */
export const CLOSED_STEP = "23";

/** More are not sent, even where WeChat would take them. */
export const MOST_AFTER_MESSAGE = 7;
export const MOST_AFTER_ENTERING = 4;

/** Lengths of a text in bytes: what is believed to be the longest, one more, and one that is surely taken or surely not. */
export const LONGEST_BYTES = 2_048;
export const SHORT_BYTES = 1_024;
export const LONG_BYTES = 4_096;

const MB = 1024 * 1024;
/** Sizes of pictures in bytes: surely taken, what is believed to be the largest, one between, and what other pages name. */
export const SMALL_PICTURE_BYTES = MB;
export const LARGEST_PICTURE_BYTES = 2 * MB;
export const LARGER_PICTURE_BYTES = 3 * MB;
export const VERY_LARGE_PICTURE_BYTES = 10 * MB;

/** A cloud call before the function was uploaded from DevTools, and after it. */
export const UNPERMITTED_STEP = "30";
export const PERMITTED_STEP = "31";

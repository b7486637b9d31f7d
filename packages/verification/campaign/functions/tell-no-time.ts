// Loaded first by every function: prints when its instance got no time, for the judge.
import { watchNoTime } from "./no-time";

watchNoTime(({ fromMs, toMs }) => console.log(`no time from ${Math.round(fromMs)} to ${Math.round(toMs)}`));

// Lets every mutant meet the same examples, so that a score can be compared with the last one.
import fc from "fast-check";

fc.configureGlobal({ seed: 1 });

// Deaths at every request of a push with a picture: while it is looked for, claimed, fetched, uploaded, told of, and sent.
import { testDeaths, useMortalDesk } from "./deaths";

useMortalDesk();

testDeaths(["a picture"]);

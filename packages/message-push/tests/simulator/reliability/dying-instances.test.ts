// Deaths at every request of a push with one reply, and of a transfer to a person.
import { testDeaths, useMortalDesk } from "./deaths";

useMortalDesk();

testDeaths(["one reply", "a transfer"]);

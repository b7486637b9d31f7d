// The page of the local simulator: begins to follow what happens, and shows it.
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import { render } from "preact";
import { App } from "./app";
import { begin } from "./state/begin";
import { followRoute } from "./state/route";
import { followTitle } from "./ui/title";

followRoute();
followTitle();
void begin();
const root = document.getElementById("page");
if (root !== null) render(<App />, root);

// Receives push over HTTP and dispatches it to the functions below; docs/going-live.md explains how to set it up.
import { defineHttpPush } from "#runtime";
import { main as image } from "../image";
import { main as miniprogrampage } from "../miniprogrampage";
import { main as text } from "../text";
import { main as userEnterTempsession } from "../user_enter_tempsession";

export const main = defineHttpPush({ functions: [image, miniprogrampage, text, userEnterTempsession] });

// The language of a function's sentences in its log: what its variable MESSAGE_PUSH_LANG says, else English. Codes and events stay.
import { languageNamed, speak } from "../language";

const asked = languageNamed(process.env.MESSAGE_PUSH_LANG ?? "");
if (asked !== undefined) speak(asked);

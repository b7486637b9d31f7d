// jest's global tear-down.
import { removeTempFolder } from "./temp-folder";

module.exports = removeTempFolder;

// Every part of the probe, in the order in which they run.
import { CALL_PARTS } from "./calls";
import { CONSOLE_PARTS } from "./console";
import { DATABASE_PARTS } from "./database";
import { HTTP_PARTS } from "./http-access";
import { INSTANCE_PARTS } from "./instances";
import { PART_IDS, type Part } from "./part";
import { PUSH_PARTS } from "./pushes";

const ALL: readonly Part[] = [
  ...PUSH_PARTS,
  ...CALL_PARTS,
  ...INSTANCE_PARTS,
  ...DATABASE_PARTS,
  ...CONSOLE_PARTS,
  ...HTTP_PARTS,
];

export const PARTS: readonly Part[] = PART_IDS.flatMap((id) => ALL.filter((part) => part.id === id));

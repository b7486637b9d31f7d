// relay: somebody has to finish what an instance leaves over.
import type { Facts } from "../facts";
import { readCalls } from "../read-calls";
import { type DoctorRow, notLookedAt, ok, warning } from "../report";

const TRIGGER = '"triggers": [{ "name": "relay", "type": "timer", "config": "0 * * * * * *" }]';

export function checkRelay({ projectDir, build, functions }: Facts): readonly DoctorRow[] {
  if ("refusal" in build || "refusal" in functions) return [notLookedAt("relay", "The sources cannot be built.")];
  const relays = build.thing.functions.filter((own) => readCalls(projectDir, own.sources).words.has("defineRelay"));
  const [relay] = relays;
  if (relay === undefined) {
    const fact = "No function is a relay: what is left over waits for the customer's next push.";
    return [warning("relay", fact, "Restore cloudfunctions/relay and its entry in cloudbaserc.json from git.")];
  }
  const settings = functions.thing.cloudbaserc.functions.find(({ name }) => name === relay.name);
  const [trigger] = settings?.triggers ?? [];
  if (trigger !== undefined) return [ok("relay", `${relay.name} is called at "${trigger.config}".`)];
  const fact = `Nothing calls ${relay.name}: it has no timer, so what is left over waits for the customer's next push.`;
  const fix = `Write ${TRIGGER} into cloudfunctions/${relay.name}/config.json and its entry in cloudbaserc.json.`;
  return [warning("relay", fact, fix)];
}

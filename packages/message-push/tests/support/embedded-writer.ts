// A process that claims and finishes pushes in a data folder until it is killed, and prints what was acknowledged.
import { type EmbeddedStore, openEmbeddedStore } from "../../server/store/embedded-store";
import { claimOf, LEASE_MS, NOW_MS } from "./embedded-claims";

let count = 0;

async function writeOn(store: EmbeddedStore): Promise<never> {
  for (;;) {
    count += 1;
    const number = count;
    const claim = claimOf(number);
    await store.add(claim, LEASE_MS);
    process.stdout.write(`added ${number}\n`);
    await store.finish(claim, claim.touser, { state: "completed", passiveReply: "success" });
    process.stdout.write(`finished ${number}\n`);
  }
}

openEmbeddedStore({ folder: process.argv[2] ?? "", nowMs: () => NOW_MS })
  .then((store) => Promise.all(Array.from({ length: 8 }, () => writeOn(store))))
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });

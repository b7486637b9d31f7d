import { endScripts, runScript } from "../support/run-script";

afterEach(endScripts);

test("the rules close every push function to clients and leave the rest as the platform has it", async () => {
  const { ended, output } = runScript("security-rules.ts");
  expect(await ended).toBe(0);
  expect(JSON.parse(output())).toEqual({
    "*": { invoke: "auth != null" },
    text: { invoke: false },
    image: { invoke: false },
    miniprogrampage: { invoke: false },
    relay: { invoke: false },
    user_enter_tempsession: { invoke: false },
  });
}, 30_000);

// Prints the help of every command as JSON, in the language it is given: all of them in one process, because starting one takes far longer
// than its help. Run by read-helps.ts.

/** What a command would end its process with. */
class Ended extends Error {}

const [, , language = "en"] = process.argv;
process.env.MESSAGE_PUSH_LANG = language;

void main();

async function main(): Promise<void> {
  const print = console.log;
  const top = await helpOf(() => import("../../message-push/tools/main"), "main");
  const commands: Record<string, string> = {};
  for (const name of commandsIn(top)) {
    commands[name] = await helpOf(() => import(`../../message-push/tools/commands/${name}.ts`), name);
  }
  print(JSON.stringify({ top, commands }));
  process.exitCode = 0;
}

/** The rows between the first two empty lines begin with a name each. */
function commandsIn(top: string): readonly string[] {
  const [, rows = ""] = top.split("\n\n");
  return [...rows.matchAll(/^ {2}([a-z][a-z-]*) {2,}/gm)].map(([, name = ""]) => name);
}

/** What it prints when it is loaded with `--help`, as every command does its work. */
async function helpOf(load: () => Promise<unknown>, name: string): Promise<string> {
  process.argv = [...process.argv.slice(0, 2), "--help"];
  const printed = new Promise<string>((resolve) => {
    console.log = resolve;
  });
  // Says only that it was ended.
  console.error = () => undefined;
  process.exit = () => {
    throw new Ended(name);
  };
  await load();
  return printed;
}

// What comes while somebody types does not touch what is being typed.
import { PassThrough } from "node:stream";
import { createPrompt } from "../../../simulator/terminal/prompt";
import { screen } from "../../support/screen";

const turn = () => new Promise(setImmediate);

test("a line that comes late stands above the one that is being typed, which stays whole", async () => {
  const { input, output, shown } = screen();
  const prompt = createPrompt(input, output);
  prompt.ask("customer-1");
  input.write("half a sen");
  await turn();
  prompt.print("#1 customer-1 sees: late");
  expect(shown()).toEqual(["#1 customer-1 sees: late", "customer-1> half a sen"]);
  input.write("tence");
  await turn();
  prompt.print("two\nlines");
  expect(shown()).toEqual(["#1 customer-1 sees: late", "two", "lines", "customer-1> half a sentence"]);
  const lines = prompt.lines[Symbol.asyncIterator]();
  input.write("\r");
  expect(await lines.next()).toMatchObject({ value: "half a sentence" });
  prompt.close();
});

test("a typed line of several rows is not written over, and writes over nothing", async () => {
  const { input, output, shown } = screen(20);
  const prompt = createPrompt(input, output);
  prompt.ask("me");
  input.write("0123456789abcdefghijklmnopqrs");
  await turn();
  prompt.print("late");
  prompt.print("later");
  expect(shown()).toEqual(["late", "later", "me> 0123456789abcdef", "ghijklmnopqrs"]);
  prompt.close();
});

test("without a terminal there is no prompt, only lines", async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const prompt = createPrompt(input, output);
  prompt.ask("customer-1");
  prompt.print("one");
  prompt.close();
  prompt.print("two");
  expect(output.read()?.toString()).toBe("one\ntwo\n");
});

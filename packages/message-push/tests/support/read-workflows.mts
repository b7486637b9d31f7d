// A script of its own, because GitHub's parser is an ES module that jest does not load: prints each workflow as GitHub reads it.
import { readFileSync } from "node:fs";
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { convertWorkflowTemplate, ErrorPolicy } from "@actions/workflow-parser/model/convert";

/** A value of the parser's tree: a list, a mapping, an expression, or plain. */
type Token =
  | string
  | number
  | boolean
  | null
  | { readonly type: 1; readonly seq: readonly Token[] }
  | { readonly type: 2; readonly map: readonly { readonly Key: Token; readonly Value: Token }[] }
  | { readonly type: number; readonly expr: string };

async function readWorkflow(file: string) {
  const { context, value } = parseWorkflow(
    { name: file, content: readFileSync(file, "utf8") },
    new NoOperationTraceWriter(),
  );
  const options = { errorPolicy: ErrorPolicy.TryConversion };
  if (value !== undefined) await convertWorkflowTemplate(context, value, undefined, options);
  const errors = context.errors.getErrors().map(({ message }) => message);
  return { file, errors, workflow: value === undefined ? undefined : plain(JSON.parse(JSON.stringify(value))) };
}

function plain(token: Token): unknown {
  if (typeof token !== "object" || token === null) return token;
  if ("seq" in token) return (token.seq ?? []).map(plain);
  if ("expr" in token) return `\${{ ${token.expr} }}`;
  return Object.fromEntries((token.map ?? []).map(({ Key, Value }) => [String(plain(Key)), plain(Value)]));
}

void Promise.all(process.argv.slice(2).map(readWorkflow)).then((read) => console.log(JSON.stringify(read)));

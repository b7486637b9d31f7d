// Stands for xml2js, with which node-sdk reads one thing: the storage's `<Error>` after an upload.
type Done = (error: Error | null, result: { Error: Record<string, string[]> } | null) => void;

const FIELDS = ["Code", "Message", "RequestId", "TraceId"];

function parseString(xml: unknown, done: Done): void {
  const text = String(xml ?? "").trim();
  if (text === "") done(null, null);
  else if (text.includes("<Error>")) done(null, { Error: readFields(text) });
  else done(new Error("Non-whitespace before first tag."), null);
}

function readFields(text: string): Record<string, string[]> {
  return Object.fromEntries(
    FIELDS.map((name) => [name, [new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? ""]]),
  );
}

module.exports = { parseString };

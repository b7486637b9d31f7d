// Stands for xml2js, with which node-sdk reads one thing: the storage's `<Error>` after an upload.
type Done = (error: Error | null, result: { Error?: Record<string, string[]> } | null) => void;

const FIELDS = ["Code", "Message", "RequestId", "TraceId"];
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function parseString(xml: unknown, done: Done): void {
  const text = String(xml ?? "").trim();
  if (text === "") done(null, null);
  else if (!text.startsWith("<")) done(notXml(text), null);
  else done(null, text.includes("<Error>") ? { Error: readFields(text) } : {});
}

function notXml(text: string): Error {
  return new Error(`Non-whitespace before first tag.\nLine: 0\nColumn: 1\nChar: ${text[0]}`);
}

function readFields(text: string): Record<string, string[]> {
  return Object.fromEntries(FIELDS.map((name) => [name, [readField(text, name)]]));
}

function readField(text: string, name: string): string {
  const content = new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? "";
  return content.replace(/&(\w+);/g, (entity, entityName: string) => ENTITIES[entityName] ?? entity);
}

module.exports = { parseString };

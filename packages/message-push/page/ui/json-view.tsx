// A value as JSON that can be folded: a packet, a request, a document. Everything in it is text, whatever a customer wrote.
import "./json-view.css";

interface JsonViewProps {
  readonly value: unknown;
  /** How deep it is open at first. */
  readonly openDepth?: number;
}

export function JsonView({ value, openDepth = 1 }: JsonViewProps) {
  return (
    <div class="json">
      <Node value={value} depth={0} openDepth={openDepth} />
    </div>
  );
}

interface NodeProps {
  readonly name?: string;
  readonly value: unknown;
  readonly depth: number;
  readonly openDepth: number;
}

function Node({ name, value, depth, openDepth }: NodeProps) {
  const label = name === undefined ? null : <span class="json-name">{name}: </span>;
  if (typeof value !== "object" || value === null)
    return (
      <div class="json-leaf">
        {label}
        <span class={`json-${value === null ? "null" : typeof value}`}>{JSON.stringify(value) ?? "undefined"}</span>
      </div>
    );
  const entries = Object.entries(value);
  const [opening, closing] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0)
    return (
      <div class="json-leaf">
        {label}
        {opening}
        {closing}
      </div>
    );
  return (
    <details open={depth < openDepth}>
      <summary>
        {label}
        <span class="json-count">
          {opening} {entries.length} {closing}
        </span>
      </summary>
      <div class="json-content">
        {entries.map(([key, child]) => (
          <Node key={key} name={key} value={child} depth={depth + 1} openDepth={openDepth} />
        ))}
      </div>
    </details>
  );
}

// A text of the mini program with its links, put together from nodes: whatever else stands in it is text.
import { say } from "../state/language";
import { readLinks, type TextPart } from "./links";
import { lookAtPage } from "./look";

export function RichText({ content }: { readonly content: string }) {
  return (
    <>
      {readLinks(content).map((part, place) => (
        <Part key={place} part={part} />
      ))}
    </>
  );
}

function Part({ part }: { readonly part: TextPart }) {
  if (part.kind === "text") return <>{part.text}</>;
  if (part.kind === "link")
    return (
      <a class="chat-link" href={part.url} target="_blank" rel="noreferrer noopener">
        {part.text}
      </a>
    );
  const { text, appid, path } = part;
  return (
    <button
      type="button"
      class="chat-link"
      aria-haspopup="dialog"
      title={say({ en: `Opens ${path}`, zh: `打开 ${path}` })}
      onClick={() => lookAtPage({ title: text, appid, path })}
    >
      {text}
    </button>
  );
}

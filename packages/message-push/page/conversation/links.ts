// The links that WeChat shows in a text of customer service: `<a href>`, also into a mini program. Everything else in it stays the text that it is.

export type TextPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly url: string }
  | { readonly kind: "page-link"; readonly text: string; readonly appid: string; readonly path: string };

/** An `a` with nothing but quoted attributes, and with nothing but text in it. */
const LINK = /<a((?:\s+[\w-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))+)\s*>([^<]+)<\/a>/gi;
const ATTRIBUTE = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The parts of a text in their order; put together, those that are text and the links are all of it. */
export function readLinks(content: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const found of content.matchAll(LINK)) {
    const [whole, attributes = "", text = ""] = found;
    const link = linkOf(attributes, text);
    if (link === undefined) continue;
    if (found.index > end) parts.push({ kind: "text", text: content.slice(end, found.index) });
    parts.push(link);
    end = found.index + whole.length;
  }
  if (end < content.length) parts.push({ kind: "text", text: content.slice(end) });
  return parts;
}

/** The address as a browser would open it, if it is one of the web. */
export function webAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}

function linkOf(attributes: string, text: string): TextPart | undefined {
  const named = new Map<string, string>();
  for (const [, name = "", double, single] of attributes.matchAll(ATTRIBUTE))
    named.set(name.toLowerCase(), double ?? single ?? "");
  const href = named.get("href");
  const url = href === undefined ? undefined : webAddress(href);
  // An address that is none of the web makes the whole of it text, a way into a mini program too.
  if (href !== undefined && url === undefined) return undefined;
  const appid = named.get("data-miniprogram-appid");
  const path = named.get("data-miniprogram-path");
  if (appid && path) return { kind: "page-link", text, appid, path };
  return url === undefined ? undefined : { kind: "link", text, url };
}

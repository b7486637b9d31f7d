// What a message holds: a text, a picture, a card.
import { useState } from "preact/hooks";
import { say } from "../state/language";
import { webAddress } from "./links";
import { lookAtPage, lookAtPicture } from "./look";
import { pictureUrl } from "./picture-url";
import type { Content } from "./read-message";
import { RichText } from "./rich-text";
import "./content.css";

type Of<Kind extends Content["kind"]> = Extract<Content, { kind: Kind }>;

interface MessageContentProps {
  readonly content: Content;
  /** WeChat reads links in what a mini program sends, and not in what a customer types. */
  readonly hasLinks: boolean;
}

export function MessageContent({ content, hasLinks }: MessageContentProps) {
  switch (content.kind) {
    case "text":
      return <div class="bubble">{hasLinks ? <RichText content={content.text} /> : content.text}</div>;
    case "picture":
      return <Picture mediaId={content.mediaId} />;
    case "link":
      return <LinkCard {...content} />;
    case "page-card":
      return <PageCard {...content} />;
    default:
      return (
        <div class="bubble chat-other-kind">
          {say({ en: `A message of type ${content.type}`, zh: `${content.type} 类型的消息` })}
        </div>
      );
  }
}

const mediaUrl = (mediaId: string) => pictureUrl(mediaId) ?? "";

function Picture({ mediaId }: Pick<Of<"picture">, "mediaId">) {
  const [isGone, setIsGone] = useState(mediaId === "");
  if (isGone)
    return (
      <div
        class="bubble chat-gone"
        title={say({
          en: "Temporary media live for 3 days, and until the simulator ends.",
          zh: "临时素材只保留 3 天，模拟器重启后也会清空。",
        })}
      >
        {say({ en: "The picture has expired", zh: "图片已过期" })}
      </div>
    );
  return (
    <button
      type="button"
      class="chat-picture"
      aria-haspopup="dialog"
      aria-label={say({ en: "Look at the picture", zh: "查看图片" })}
      onClick={() => lookAtPicture(mediaUrl(mediaId))}
    >
      <img src={mediaUrl(mediaId)} alt={say({ en: "Picture", zh: "图片" })} onError={() => setIsGone(true)} />
    </button>
  );
}

function LinkCard({ title, description, url }: Omit<Of<"link">, "kind">) {
  const href = webAddress(url);
  const inside = (
    <>
      <strong class="chat-card-title">{title}</strong>
      <span class="chat-card-row">
        <span class="chat-card-text">{description}</span>
        <span class="chat-thumb" aria-hidden="true">
          <LinkMark />
        </span>
      </span>
    </>
  );
  if (href === undefined) return <div class="chat-card">{inside}</div>;
  return (
    <a class="chat-card" href={href} target="_blank" rel="noreferrer noopener">
      {inside}
    </a>
  );
}

/** The cover that the simulator makes for a card of its own is a dot, which would fill the card with its color. */
const DOT_WIDTH = 1;

function PageCard({ title, appid, path, coverId }: Omit<Of<"page-card">, "kind">) {
  const [hasCover, setHasCover] = useState(mediaUrl(coverId) !== "");
  return (
    <button
      type="button"
      class="chat-card chat-page-card"
      aria-haspopup="dialog"
      onClick={() => lookAtPage({ title, path, ...(appid !== undefined && { appid }) })}
    >
      <span class="chat-card-from">
        <PageMark /> {appid ?? say({ en: "this mini program", zh: "本小程序" })}
      </span>
      <strong class="chat-card-title">{title}</strong>
      <span class="chat-cover">
        {hasCover ? (
          <img
            src={mediaUrl(coverId)}
            alt=""
            onError={() => setHasCover(false)}
            onLoad={({ currentTarget }) => setHasCover(currentTarget.naturalWidth > DOT_WIDTH)}
          />
        ) : (
          <PageMark />
        )}
      </span>
      <span class="chat-card-foot">
        <PageMark /> {say({ en: "Mini Program", zh: "小程序" })}
      </span>
    </button>
  );
}

function PageMark() {
  return (
    <svg viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">
      <path
        d="M8 3.2v7.2a2.6 2.6 0 1 1-2.6-2.6M8 12.8V5.6a2.6 2.6 0 1 1 2.6 2.6"
        fill="none"
        stroke="currentColor"
        stroke-width="1.4"
        stroke-linecap="round"
      />
    </svg>
  );
}

function LinkMark() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path
        d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linecap="round"
      />
    </svg>
  );
}

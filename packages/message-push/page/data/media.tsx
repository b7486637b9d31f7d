// Temporary media: pictures that functions uploaded for replies, and those that customers sent.
import { signal } from "@preact/signals";
import type { MediaState } from "../../simulator/control/contract";
import { ask } from "../api/ask";
import { mediaChanges, useFresh } from "../state/changes";
import { nowMs, offsetMs } from "../state/desk";
import { say } from "../state/language";
import { sizeText } from "./file-facts";
import { timeLeft } from "./time-left";

const media = signal<readonly MediaState[] | undefined>(undefined);

export function Media() {
  useFresh(mediaChanges, refresh, offsetMs.value);
  const list = media.value;
  return (
    <section class="data-open" aria-label={say({ en: "Temporary media", zh: "临时素材" })}>
      <p class="data-note">
        {say({
          en: "WeChat keeps temporary media for 3 days. After that their id is worth nothing.",
          zh: "微信的临时素材只保留 3 天，之后 media_id 失效。",
        })}
      </p>
      <ul class="data-media" aria-label={say({ en: "Pictures", zh: "图片" })}>
        {list?.map((one) => (
          <Medium key={one.mediaId} medium={one} />
        ))}
      </ul>
      {list?.length === 0 && <p class="empty">{say({ en: "There are none now.", zh: "目前没有临时素材。" })}</p>}
    </section>
  );
}

function Medium({ medium: { mediaId, contentType, bytes, endsAtMs } }: { readonly medium: MediaState }) {
  const leftMs = endsAtMs - nowMs.value;
  const left = timeLeft(leftMs);
  return (
    <li class="data-medium">
      <a href={`/__sim/media/${mediaId}`} target="_blank" rel="noreferrer noopener">
        <img src={`/__sim/media/${mediaId}`} alt={say({ en: "Picture", zh: "图片" })} loading="lazy" />
      </a>
      <div class="small">
        <span class={leftMs > 0 ? "chip" : "chip bad"}>
          {leftMs > 0 ? say({ en: `${left.en} left`, zh: `剩余 ${left.zh}` }) : say({ en: "expired", zh: "已过期" })}
        </span>
      </div>
      <div class="muted small">
        {contentType.replace("image/", "").toUpperCase()} · {sizeText(bytes)}
      </div>
      <code class="data-media-id" title={mediaId}>
        {mediaId}
      </code>
    </li>
  );
}

async function refresh(): Promise<void> {
  media.value = await ask("GET /media");
}

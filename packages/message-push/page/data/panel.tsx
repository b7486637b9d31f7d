// What the simulator keeps: documents, files, temporary media, dead letters.
import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { type Both, say } from "../state/language";
import { Collections } from "./collections-part";
import { DeadLetters } from "./dead-letters";
import { Files } from "./files";
import { Media } from "./media";
import "./data.css";
import "./files.css";

const PARTS = ["collections", "files", "media", "dead-letters"] as const;
type Part = (typeof PARTS)[number];

const CONTENTS: Readonly<Record<Part, { readonly title: Both; readonly Content: ComponentType }>> = {
  collections: { title: { en: "Collections", zh: "集合" }, Content: Collections },
  files: { title: { en: "Files", zh: "文件" }, Content: Files },
  media: { title: { en: "Temporary media", zh: "临时素材" }, Content: Media },
  "dead-letters": { title: { en: "Dead letters", zh: "死信" }, Content: DeadLetters },
};

const part = signal<Part>("collections");

export function DataPanel() {
  const { Content } = CONTENTS[part.value];
  return (
    <div class="data">
      <fieldset class="data-parts" aria-label={say({ en: "What is shown", zh: "显示内容" })}>
        {PARTS.map((name) => (
          <button
            key={name}
            type="button"
            class="part"
            aria-pressed={part.value === name}
            onClick={() => {
              part.value = name;
            }}
          >
            {say(CONTENTS[name].title)}
          </button>
        ))}
      </fieldset>
      <div class="data-content">
        <Content />
      </div>
    </div>
  );
}

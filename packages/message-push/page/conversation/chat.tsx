// The conversation of one customer, as WeChat shows it.
import { useRef } from "preact/hooks";
import { SelectionBar } from "../again/selection-bar";
import { say } from "../state/language";
import { Composer } from "./composer";
import { DialogueBar } from "./dialogue-bar";
import { Log } from "./log";
import { Look } from "./look";
import { SessionBar } from "./session-bar";
import { TopBar } from "./top-bar";
import { usePictures } from "./use-pictures";
import "../styles/chat-tokens.css";
import "./chat.css";

export function Chat() {
  const root = useRef<HTMLDivElement>(null);
  const isOver = usePictures(root);
  return (
    <div class="chat" ref={root}>
      <TopBar />
      <SelectionBar />
      <SessionBar />
      <DialogueBar />
      <Log />
      <Composer />
      {isOver && <p class="chat-drop">{say({ en: "Drop the picture to add it", zh: "松开即可添加图片" })}</p>}
      <Look />
    </div>
  );
}

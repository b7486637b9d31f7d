// What a question came to: which rule answers and why, what else matched, and what the customer reads.
import { useState } from "preact/hooks";
import type { MatchState, TriedQuestion } from "../../simulator/control/desk-contract";
import { MessageContent } from "../conversation/content";
import { pictureUrl, sourceNameOf } from "../conversation/picture-url";
import { readReply } from "../conversation/read-message";
import { type Both, say } from "../state/language";
import { behindWords, matchWords, OUT_WORDS } from "./why-words";

export function Tried({ tried }: { readonly tried: TriedQuestion }) {
  return (
    <div class="answers-tried">
      <Desk tried={tried} />
      <Why tried={tried} />
      <Reads tried={tried} />
    </div>
  );
}

const COLON = () => say({ en: ": ", zh: "：" });

function Desk({ tried: { deskTime, isOpen, back } }: { readonly tried: TriedQuestion }) {
  return (
    <p class="row small">
      <span class="muted">{deskTime.replace("T", " ")}</span>
      {isOpen ? (
        <span class="chip good">{say({ en: "people are at the desk", zh: "客服在线" })}</span>
      ) : (
        <span class="chip warn">
          {back === undefined
            ? say({ en: "closed, and no next opening is known", zh: "休息中，之后没有营业时间" })
            : say({ en: `closed, back ${back}`, zh: `休息中，${back} 回来` })}
        </span>
      )}
    </p>
  );
}

function Why({ tried: { answer, outranked, out, folded } }: { readonly tried: TriedQuestion }) {
  return (
    <>
      {answer === undefined ? (
        <p>
          <strong>{say({ en: "No rule answers.", zh: "没有规则能回答。" })}</strong>
        </p>
      ) : (
        <p>
          <strong>{say({ en: `“${answer.name}” answers`, zh: `由“${answer.name}”回答` })}</strong>
          {COLON()}
          {say(matchWords(answer))}
          {answer.isByChance &&
            say({
              en: "; it says one of its replies by chance, here the first",
              zh: "；随机回复其中一条，这里是第一条",
            })}
        </p>
      )}
      <p class="muted small">
        {say({ en: "Compared as", zh: "比较时看作" })} <code>{folded}</code>
        {answer !== undefined && answer.folded !== folded && (
          <>
            {" "}
            {say({ en: "with", zh: "与" })} <code>{answer.folded}</code>
          </>
        )}
      </p>
      {answer !== undefined && (
        <Others
          title={{ en: "Match as well", zh: "也匹配的规则" }}
          rules={outranked.map((other) => ({ ...other, words: behindWords(answer, other) }))}
        />
      )}
      <Others
        title={{ en: "Match, and cannot answer", zh: "匹配但不能回答的规则" }}
        rules={out.map((other) => ({ ...other, words: OUT_WORDS[other.why] }))}
      />
    </>
  );
}

interface OthersProps {
  readonly title: Both;
  readonly rules: readonly (MatchState & { readonly words: Both })[];
}

function Others({ title, rules }: OthersProps) {
  if (rules.length === 0) return null;
  return (
    <>
      <h3>{say(title)}</h3>
      <ul class="answers-others small">
        {rules.map((rule, index) => (
          <li key={index}>
            <strong>{rule.name}</strong> <span class="muted">{say(matchWords(rule))}</span>
            {COLON()}
            {say(rule.words)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Reads({ tried: { reads, missingFiles, isHandedOver, isKept } }: { readonly tried: TriedQuestion }) {
  return (
    <>
      <h3>{say({ en: "The customer reads", zh: "客户看到" })}</h3>
      <div class="answers-reads">
        {reads.map((message, index) => (
          <Message key={index} message={message} />
        ))}
        {isHandedOver && (
          <p class="answers-mark small">{say({ en: "The conversation goes to a person", zh: "会话转给人工客服" })}</p>
        )}
      </div>
      {missingFiles.map((file) => (
        <p key={file} class="answers-mark small">
          {say({
            en: `No function's folder has the picture “${file}”: the customer would not get it.`,
            zh: `云函数目录里没有图片“${file}”：客户收不到它。`,
          })}
        </p>
      ))}
      {isKept && (
        <p class="muted small">
          {say({
            en: "Asked in earnest, the question is kept for you below.",
            zh: "真的有人这样问时，问题会记在下面。",
          })}
        </p>
      )}
    </>
  );
}

function Message({ message }: { readonly message: Readonly<Record<string, unknown>> }) {
  const content = readReply(message);
  const source = content.kind === "picture" ? sourceNameOf(content.mediaId) : undefined;
  if (content.kind !== "picture" || source === undefined) return <MessageContent content={content} hasLinks={true} />;
  return <SourcePicture name={source} url={pictureUrl(content.mediaId)} />;
}

/** A picture that is uploaded when it is said: what it is, where that can be seen, and its name. */
function SourcePicture({ name, url }: { readonly name: string; readonly url: string | undefined }) {
  const [isThere, setIsThere] = useState(url !== undefined);
  return (
    <p class="bubble answers-picture">
      {isThere && <img src={url} alt="" onError={() => setIsThere(false)} />}
      {say({ en: "Picture", zh: "图片" })} <code>{name}</code>
    </p>
  );
}

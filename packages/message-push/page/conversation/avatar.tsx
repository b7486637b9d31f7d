// Who speaks, in a square: a customer by the first letter, the mini program, a person of the team.
import { colorOf, initialOf } from "./faces";
import "./avatar.css";

export function CustomerAvatar({ name }: { readonly name: string }) {
  return (
    <span class={`chat-avatar chat-color-${colorOf(name)}`} aria-hidden="true">
      {initialOf(name)}
    </span>
  );
}

export function ServiceAvatar() {
  return (
    <span class="chat-avatar chat-service" aria-hidden="true">
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        <path
          d="M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-6l-4 3.4V17H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z"
          fill="currentColor"
        />
      </svg>
    </span>
  );
}

export function PersonAvatar() {
  return (
    <span class="chat-avatar chat-person" aria-hidden="true">
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        <circle cx="12" cy="8" r="4" fill="currentColor" />
        <path d="M4 20c0-4.4 3.6-7 8-7s8 2.6 8 7z" fill="currentColor" />
      </svg>
    </span>
  );
}

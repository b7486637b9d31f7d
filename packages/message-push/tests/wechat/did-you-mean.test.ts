import { didYouMean } from "../../src/wechat/did-you-mean";
import { didYouMeanPair } from "../../src/wechat/did-you-mean-pair";

test.each([
  ["nope", ["image", "text", "relay"], ""],
  ["bogus", ["on", "handle", "slow", "deadlineMs"], ""],
  ["", ["on"], ""],
  ["text", [], ""],
  ["txet", ["image", "text"], 'Did you mean "text"? '],
  ["handel", ["on", "handle"], 'Did you mean "handle"? '],
  ["deadlinems", ["on", "deadlineMs"], 'Did you mean "deadlineMs"? '],
])("%p among %p suggests only what is near", (name, names, suggestion) => {
  expect(didYouMean(name, names)).toBe(suggestion);
});

test.each([
  ["event:foo", ""],
  ["constructor", ""],
  ["imgae", 'Did you mean "image"? '],
  ["subscribe_msg_popup_event", 'Did you mean "event:subscribe_msg_popup_event"? '],
  ["user_enter_tempsesion", 'Did you mean "event:user_enter_tempsession"? '],
])("the pair %p suggests only what is near", (name, suggestion) => {
  expect(didYouMeanPair(name)).toBe(suggestion);
});

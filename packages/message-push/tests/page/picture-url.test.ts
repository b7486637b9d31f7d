// Where the page finds a picture: WeChat's own media, and what is still to be uploaded.
import { pictureUrl, sourceNameOf } from "../../page/conversation/picture-url";

test.each([
  ["M-1/ä", "/__sim/media/M-1%2F%C3%A4", undefined],
  ["file:pictures/地图.png", "/__sim/desk/picture?file=pictures%2F%E5%9C%B0%E5%9B%BE.png", "pictures/地图.png"],
  ["cloud://sim-local.simulator/a/b.png", "/__sim/files?path=a%2Fb.png", "cloud://sim-local.simulator/a/b.png"],
  ["https://example.com/a.png", undefined, "https://example.com/a.png"],
])("%s is at %s", (mediaId, url, name) => {
  expect([pictureUrl(mediaId), sourceNameOf(mediaId)]).toEqual([url, name]);
});

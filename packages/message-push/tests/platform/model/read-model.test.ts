// Which model the variables name: none, any endpoint, CloudBase's own, or something that cannot be used.
import { readModelSettings } from "../../../src/desk/model/model-settings";
import { readModel } from "../../../src/platform/model/read-model";

const SET = { MODEL_BASE_URL: "https://models.example.com/v1/", MODEL_NAME: "m", MODEL_API_KEY: "k" };

test("nothing set is no model", () => {
  expect(readModelSettings({})).toEqual({ kind: "off" });
  expect(readModelSettings({ MODEL_BASE_URL: "", MODEL_NAME: " ", MODEL_API_KEY: "" })).toEqual({ kind: "off" });
  expect(readModel({})).toEqual({ kind: "off" });
});

test("all three are an endpoint", () => {
  const endpoint = { kind: "endpoint", baseUrl: "https://models.example.com/v1", name: "m", key: "k" };
  expect(readModelSettings(SET)).toEqual(endpoint);
  expect(readModel(SET).kind).toBe("on");
});

test("CloudBase's needs no key, but a function's credentials", () => {
  const own = { MODEL_BASE_URL: "cloudbase", MODEL_NAME: "hy3" };
  expect(readModelSettings(own)).toEqual({ kind: "cloudbase", group: "cloudbase", name: "hy3" });
  expect(readModelSettings({ ...own, MODEL_BASE_URL: "cloudbase:custom-mine" })).toMatchObject({
    group: "custom-mine",
  });
  expect(readModel(own)).toEqual({ kind: "broken", problems: ["MODEL_BASE_URL"] });
  const inFunction = { TCB_ENV: "env-1", TENCENTCLOUD_SECRETID: "i", TENCENTCLOUD_SECRETKEY: "k" };
  expect(readModel({ ...own, ...inFunction }).kind).toBe("on");
});

test.each([
  [{ ...SET, MODEL_API_KEY: "" }, ["MODEL_API_KEY"]],
  [{ MODEL_API_KEY: "k" }, ["MODEL_BASE_URL", "MODEL_NAME"]],
  [{ ...SET, MODEL_BASE_URL: "ftp://x" }, ["MODEL_BASE_URL"]],
  [{ ...SET, MODEL_BASE_URL: "cloudbases" }, ["MODEL_BASE_URL"]],
  [{ MODEL_BASE_URL: "cloudbase" }, ["MODEL_NAME"]],
])("%j cannot be used", (variables, problems) => {
  expect(readModelSettings(variables)).toEqual({ kind: "broken", problems });
});

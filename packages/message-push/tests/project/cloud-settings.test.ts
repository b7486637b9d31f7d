// What the platform takes of a function's settings: "Nodejs99.9", and [R14] 4 KB of variables.
import { readCloudbaserc } from "../../project/cloudbaserc";
import { cloudbaserc, removeTinyProjects, tinyProject } from "../support/tiny-project";

afterAll(removeTinyProjects);

function read(settings: object) {
  const project = tinyProject();
  const list = JSON.parse(cloudbaserc(["text", "image"]));
  Object.assign(list.functions[0], settings);
  project.write("cloudbaserc.json", JSON.stringify(list));
  return readCloudbaserc(project.dir);
}

test.each(["Nodejs99.9", "Nodejs20", "nodejs20.19", "Node20.19", "Nodejs20.18", "Python3.10", ""])(
  "the runtime %j is refused, with the function and what there is",
  (runtime) => {
    expect(() => read({ runtime })).toThrow(/CLOUDBASERC_INVALID.*text\.runtime.*has no runtime ".*Nodejs20\.19/s);
  },
);

test("a runtime that is nearly one is named", () => {
  expect(() => read({ runtime: "Nodejs18.51" })).toThrow('Did you mean "Nodejs18.15"?');
  expect(() => read({ runtime: "nodejs22.21" })).toThrow('Did you mean "Nodejs22.21"?');
});

test.each(["Nodejs16.13", "Nodejs18.15", "Nodejs20.19", "Nodejs22.21", "Nodejs24.11", "Nodejs26.3", "Nodejs12.16"])(
  "the runtime %s is CloudBase's",
  (runtime) => {
    expect(read({ runtime }).functions[0]?.runtime).toBe(runtime);
  },
);

test("variables of more than 4 KB are refused, in bytes and without their values", () => {
  const secret = "好".repeat(1_400);
  const refused = () => read({ envVariables: { PROMPT: secret } });
  expect(refused).toThrow(/CLOUDBASERC_INVALID.*text\.envVariables.*4206 bytes.*takes 4096/s);
  expect(refused).not.toThrow(secret);
  expect(read({ envVariables: { PROMPT: "x".repeat(4_090) } }).functions).toHaveLength(2);
});

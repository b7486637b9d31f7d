// Which cloudbaserc.json is read: both versions that CloudBase's CLI knows, and what the newer one has besides is left alone.
import { readCloudbaserc } from "../../project/cloudbaserc";
import { cloudbaserc, removeTinyProjects, tinyProject } from "../support/tiny-project";

afterAll(removeTinyProjects);

function read(changes: object) {
  const project = tinyProject();
  project.write("cloudbaserc.json", JSON.stringify({ ...JSON.parse(cloudbaserc(["text"])), ...changes }));
  return readCloudbaserc(project.dir);
}

test("2.0 and 2.1 are read alike", () => {
  const { version, ...rest } = read({ version: "2.0" });
  expect(version).toBe("2.0");
  expect(rest.functions).toMatchObject([{ name: "text", runtime: "Nodejs20.19", timeout: 5 }]);
  expect(read({ version: "2.1" })).toEqual({ version: "2.1", ...rest });
});

test("what the deploys of CLI 3.x read besides is none of our business", () => {
  const others = {
    requiredEnv: ["LLM_KEY"],
    gateway: { routes: [{ path: "/pay", target: "function:text" }] },
    hosting: { root: "./dist/web" },
  };
  expect(read({ version: "2.1", ...others })).toEqual(read({ version: "2.1" }));
});

test.each(["1.0", "3.0", 2.1, undefined])("version %j is refused with what to write", (version) => {
  expect(() => read({ version })).toThrow(
    expect.objectContaining({
      code: "CLOUDBASERC_INVALID",
      fact: expect.stringContaining("at version"),
      fix: 'Write "version": "2.0", or "2.1" for a file of tcb 3.x.',
    }),
  );
});

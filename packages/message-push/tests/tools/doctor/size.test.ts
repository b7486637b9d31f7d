// The row of sizes: code and the files beside it have limits of their own.
import { refuseLargeFiles } from "../../../tools/bundle/pack-files";
import type { BuildAside } from "../../../tools/doctor/build-aside";
import { runDoctor } from "../../../tools/doctor/run-doctor";
import { goodProject, knownBuild, knownTypes, timeUrl, useDoctorBench } from "./doctor-bench";

useDoctorBench();

/** The row of a good project, when this is what its build makes. */
async function sizeRow(build: BuildAside) {
  const environment = { WECHAT_API_BASE: timeUrl(0) };
  const { rows } = await runDoctor({ projectDir: goodProject().dir, environment, build, checkTypes: knownTypes });
  return rows.find(({ id }) => id === "size");
}

/** A build of functions whose code has 100 KB, and files of so many bytes. */
const withFiles =
  (fileBytes: number): BuildAside =>
  async (...project) => {
    const fresh = await knownBuild(...project);
    return { ...fresh, functions: fresh.functions.map((own) => ({ ...own, bytes: 102_400 + fileBytes, fileBytes })) };
  };

test("without files, it tells the size of the code", async () => {
  expect((await sizeRow(withFiles(0)))?.fact).toBe("The largest bundle has 100.0 KB of 900.0 KB.");
});

test("files are told beside the code, and do not count as code", async () => {
  expect(await sizeRow(withFiles(1024 * 1000))).toMatchObject({
    level: "ok",
    fact: "The largest bundle has 100.0 KB of 900.0 KB, the most files beside one 1000.0 KB of 1024.0 KB.",
  });
});

test("too large files are an error of this row, which names the folder", async () => {
  const large = { path: "a.png", bytes: 2 ** 21, file: "/a.png", owner: "text" };
  expect(await sizeRow(async () => refuseLargeFiles("text", [large]) as never)).toMatchObject({
    level: "error",
    fix: expect.stringMatching(/^In cloudfunctions\/<name>\/, .*: Make them smaller/),
  });
});

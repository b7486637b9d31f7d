// What a team's tests import as `message-push/testing`: the simulator, and what a handler is called with.
import { userLanguage } from "../project/user-language";
import type { CloudApi, CloudApiOptions } from "../simulator/cloud-api/start-cloud-api";
import type { Given, LocalCollection, Stored } from "../simulator/data/local-collection";
import type { LocalFile, LocalFiles } from "../simulator/data/local-files";
import type { LostPush } from "../simulator/dead-letters";
import type { ExplainOptions } from "../simulator/explain";
import type { LocalModel, ModelBehaviour, ModelOrder, ModelRequest } from "../simulator/model/model-order";
import type { HttpAnswer, HttpStub, OutgoingRequest } from "../simulator/outgoing/outgoing-request";
import type { PushReport } from "../simulator/push-report";
import type { Simulator, SimulatorOptions } from "../simulator/simulator";
import type { Stub, StubAnswer, StubbedCall } from "../simulator/stubs/stub";
import { speak } from "../src/language";
import { registerMatchers } from "./no-dead-letters";

export { handlerContext } from "./handler-context";
// Also what keeps the types of the matcher in the declarations.
export { toHaveNoDeadLetters } from "./no-dead-letters";
export { sampleEvent } from "./sample-event";
export type {
  CloudApi,
  CloudApiOptions,
  ExplainOptions,
  Given,
  HttpAnswer,
  HttpStub,
  LocalCollection,
  LocalFile,
  LocalFiles,
  LocalModel,
  LostPush,
  ModelBehaviour,
  ModelOrder,
  ModelRequest,
  OutgoingRequest,
  PushReport,
  Simulator,
  SimulatorOptions,
  Stored,
  Stub,
  StubAnswer,
  StubbedCall,
};

// By the import alone, so that a team configures nothing.
speak(userLanguage(process.env));
registerMatchers();
speak(userLanguage(process.env));

/**
 * Starts a local WeChat and a local CloudBase around the built functions of a project. Build them first: `message-push build`.
 *
 * @throws {SimulatorError} `BUILD_MISSING` without a build, `CLOUDBASERC_INVALID`, `PORT_IN_USE`, `DATA_INVALID`
 * @example
 * const sim = await startSimulator();
 * const customer = sim.customer();
 * await customer.says("你好");
 * expect(customer.replies).toEqual(["收到：你好"]);
 * await sim.stop();
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  // A test of a handler alone does not wait for the simulator's packages.
  const simulator = await import("../simulator/simulator");
  return simulator.startSimulator(options);
}

/**
 * Starts what a deploy talks to: CloudBase's API, in memory, for a rehearsal with the real `tcb`. See docs/testing.md.
 *
 * @example
 * const cloud = await startCloudApi({ envId: "desk-1a2b3c", key: { secretId: "any", secretKey: "thing" } });
 */
export async function startCloudApi(options: CloudApiOptions): Promise<CloudApi> {
  const cloudApi = await import("../simulator/cloud-api/start-cloud-api");
  return cloudApi.startCloudApi(options);
}

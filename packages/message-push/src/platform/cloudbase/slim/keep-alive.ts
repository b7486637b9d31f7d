// Stands for the entry of agentkeepalive: the agent for https is not loaded before it is needed, and Node's https with it. And no reply
// leaves by it when its time is over. The SDK's own copy: the bundler resolves what stands here as if node-sdk had asked.
import type { Agent, ClientRequest } from "node:http";
import type { Socket } from "node:net";
import { isSendWindowOpen, SEND_TIMEOUT_MS } from "../send-window";

type AgentClass = new (
  options?: object,
) => Agent & { addRequest(request: ClientRequest, options: RequestOptions): void };

interface RequestOptions {
  readonly timeout?: number;
}

/** The class, with a look at the time when a connection is ready and nothing is written. */
function guarded(Plain: AgentClass): AgentClass {
  return class extends Plain {
    override addRequest(request: ClientRequest, options: RequestOptions): void {
      if (options.timeout === SEND_TIMEOUT_MS) request.once("socket", (socket) => leaveInTime(request, socket));
      super.addRequest(request, options);
    }
  };
}

function leaveInTime(request: ClientRequest, socket: Socket): void {
  const look = () => {
    if (!isSendWindowOpen()) request.destroy(new Error("connect ETOOLATE: the push has been answered"));
  };
  if (!socket.connecting) {
    look();
    return;
  }
  // Before what waits for the connection is written.
  socket.prependOnceListener("connect", look);
  // The SDK reports a connection that takes too long, and leaves the request as it is: it would be written later all the same.
  request.once("timeout", () => {
    if (socket.connecting) request.destroy(new Error("connect timeout"));
  });
}

module.exports = guarded(require("agentkeepalive/lib/agent"));
Object.defineProperty(module.exports, "HttpsAgent", {
  enumerable: true,
  get: () => guarded(require("agentkeepalive/lib/https_agent")),
});

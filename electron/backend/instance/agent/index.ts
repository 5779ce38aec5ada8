// The PHP agent: what runs on an instance through `php` on standard input, and how its answer is read.
export { classifyAgentError, classifyAgentFailure, failureOfAnswer } from './classify.ts';
export {
  type AgentOutput,
  type AgentOutputReader,
  createAgentOutputReader,
  parseAgentOutput,
} from './output.ts';
export { type AgentScript, buildAgentScript } from './script.ts';
export * from './types.ts';

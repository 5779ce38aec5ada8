// Reads the agent's frames out of what PHP printed. Everything between frames is noise from modules and is dropped.
import { type AgentAnswer, type AgentProgress, agentAnswerSchema, agentProgressSchema } from './answers.ts';

/** More than any answer needs: ten settings, some modules and a snapshot are about 50 kB. */
const MAX_FRAME_CHARS = 2_000_000;

export type AgentOutput =
  | { ok: true; answer: AgentAnswer }
  | { ok: false; kind: 'no-answer' | 'garbled-answer' };

export type AgentOutputReader = {
  /** Takes standard output as it comes, in pieces of any size. */
  push(chunk: string): void;
  /** Call when PHP has ended. */
  end(): AgentOutput;
};

/** `onProgress` is called for every progress frame, in order. Keeps at most one frame in memory. */
export function createAgentOutputReader(
  marker: string,
  onProgress: (progress: AgentProgress) => void = () => {},
): AgentOutputReader {
  const open = `${marker}>`;
  const close = `<${marker}`;
  let rest = '';
  let answer: AgentAnswer | undefined;
  let garbled = false;

  const take = (encoded: string): void => {
    const data = decode(encoded);
    const progress = agentProgressSchema.safeParse(data);
    if (progress.success) {
      onProgress(progress.data);
      return;
    }
    const parsed = agentAnswerSchema.safeParse(data);
    if (parsed.success && answer === undefined) answer = parsed.data;
    else garbled = true;
  };

  const push = (chunk: string): void => {
    rest += chunk;
    for (;;) {
      const start = rest.indexOf(open);
      if (start < 0) {
        rest = rest.slice(-(open.length - 1));
        return;
      }
      const end = rest.indexOf(close, start + open.length);
      if (end < 0) {
        rest = rest.slice(start);
        if (rest.length <= MAX_FRAME_CHARS) return;
        garbled = true;
        rest = '';
        return;
      }
      take(rest.slice(start + open.length, end));
      rest = rest.slice(end + close.length);
    }
  };

  const end = (): AgentOutput => {
    if (answer !== undefined && !garbled) return { ok: true, answer };
    return { ok: false, kind: garbled || rest.startsWith(open) ? 'garbled-answer' : 'no-answer' };
  };

  return { push, end };
}

export function parseAgentOutput(stdout: string, marker: string): AgentOutput {
  const reader = createAgentOutputReader(marker);
  reader.push(stdout);
  return reader.end();
}

function decode(encoded: string): unknown {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded)) return undefined;
  try {
    return JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}

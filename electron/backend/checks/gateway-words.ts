/** The gateway's word on pairs that we have, asked once per pair and run, however many stores use it. */
import type { Environment } from '../../../shared/model/environment.ts';
import { pairIdentity } from '../../../shared/model/key-set.ts';
import type { Drift } from '../../../shared/model/store-check.ts';
import { problemOfCheck } from '../../../shared/problem-of-check.ts';
import { type Problem, ProblemError } from '../../../shared/problems.ts';
import type { ReadPair } from '../credentials/types.ts';
import type { RegistryClient } from '../registry/types.ts';
import type { Repository } from '../stores/repository.ts';

export interface Word {
  readonly drift: Drift | null;
  /** Why there is no word. A network failure says nothing about the keys. */
  readonly problem: Problem | null;
}

export interface GatewayWordsPorts {
  readonly repository: Pick<Repository, 'keySets'>;
  readonly readPair: ReadPair;
  readonly readPreviousPair: ReadPair;
  readonly checkPair: RegistryClient['checkPair'];
  readonly explain: (error: unknown) => Problem;
  readonly now: () => Date;
}

interface Question {
  readonly keySetId: string;
  readonly environment: Environment;
  /** `pairIdentity` of the pair that the store uses. */
  readonly pair: string;
  readonly baseUrl: string;
}

const askTimeout = 45_000;

export const noWord: Word = { drift: null, problem: null };

/** For one run. `null` = that pair is not in our keychain. */
export const createGatewayWords = (ports: GatewayWordsPorts) => {
  const asked = new Map<string, Promise<Word>>();

  const readerOf = ({ keySetId, environment, pair }: Question): ReadPair | null => {
    const keySet = ports.repository.keySets.get(keySetId);
    if (keySet === null) return null;
    if (pairIdentity(keySet[environment]) === pair) return ports.readPair;
    const previous = keySet.previous?.[environment] ?? null;
    return previous && pairIdentity(previous) === pair ? ports.readPreviousPair : null;
  };

  const ask = async (read: ReadPair, { keySetId, environment, pair, baseUrl }: Question): Promise<Word> => {
    try {
      const secrets = await read(keySetId, environment);
      const signal = AbortSignal.timeout(askTimeout);
      const verdict = await ports.checkPair({ baseUrl, pair: secrets, signal });
      if (verdict.verdict === 'rejected') {
        const { message, requestId } = verdict;
        return { drift: { kind: 'keys-rejected', environment, message, requestId }, problem: null };
      }
      const check = { ...verdict, pair, checkedAt: ports.now().toISOString() };
      return { drift: null, problem: problemOfCheck(check) };
    } catch (error) {
      return { drift: null, problem: error instanceof ProblemError ? error.problem : ports.explain(error) };
    }
  };

  return (question: Question): Promise<Word> | null => {
    const read = readerOf(question);
    if (read === null) return null;
    const name = [question.environment, question.pair, question.baseUrl].join(' ');
    const known = asked.get(name) ?? ask(read, question);
    asked.set(name, known);
    return known;
  };
};
export type GatewayWords = ReturnType<typeof createGatewayWords>;

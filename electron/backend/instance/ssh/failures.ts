/** What ssh2 and the network say when a server cannot be reached, as problems of the catalogue. */
import { z } from 'zod';
import { type ProblemCode, ProblemError } from '../../../../shared/problems.ts';
import type { Hop } from './types.ts';

const errorSchema = z.object({
  message: z.string(),
  code: z.string().optional(),
  level: z.string().optional(),
});

const byCode: Readonly<Record<string, ProblemCode>> = {
  ENOTFOUND: 'ssh.host-not-found',
  EAI_AGAIN: 'ssh.host-not-found',
  EAI_NODATA: 'ssh.host-not-found',
  ECONNREFUSED: 'ssh.refused',
  ETIMEDOUT: 'ssh.timeout',
  EHOSTUNREACH: 'ssh.timeout',
  ENETUNREACH: 'ssh.timeout',
};

/** The texts are those of ssh2 1.17 (lib/protocol/kex.js, Protocol.js, client.js). */
const byMessage: readonly (readonly [RegExp, ProblemCode])[] = [
  [/no matching/i, 'ssh.no-common-algorithms'],
  [/timed out/i, 'ssh.timeout'],
  [/identification|protocol version|bad packet|packet length|before handshake|header/i, 'ssh.not-ssh'],
];

/**
 * @param hasAnswered the server sent at least one byte: one that hung up before that may be any server, and is not
 * accused of being something other than SSH. Whether its end then reads as "closed" or as "reset" is chance.
 */
export const connectProblem = (
  error: unknown,
  { hostName, port }: Hop,
  hasAnswered: boolean,
): ProblemError => {
  const known = errorSchema.safeParse(error).data;
  const code =
    byCode[known?.code ?? ''] ??
    byMessage.find(([pattern]) => pattern.test(known?.message ?? ''))?.[1] ??
    'ssh.connection-lost';
  const isHungUp = !hasAnswered && (code === 'ssh.not-ssh' || code === 'ssh.connection-lost');
  return new ProblemError(isHungUp ? 'ssh.closed-at-once' : code, { host: hostName, port });
};

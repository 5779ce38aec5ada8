/** The instance's own word on its pairs, through the Admin. */
import { type Environment, environments } from '../../../../shared/model/environment.ts';
import type { ServerCheck } from '../../../../shared/model/instance.ts';
import { readErrorShape } from '../../registry/error-shapes.ts';
import { foreignWords } from '../../support/foreign-words.ts';
import type { AdminGraphQl, ServicesConfig } from './graphql.ts';

type Verdict = Pick<ServerCheck, 'verdict' | 'message' | 'requestId'>;

const verdict = (kind: Verdict['verdict'], message: string, requestId: string | null = null): Verdict => ({
  verdict: kind,
  message,
  requestId,
});

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** The module's registry call says what its check of the keys only calls a failed request. */
export const verdictOfResponse = (response: string): Verdict => {
  const json = parse(response);
  if (typeof json === 'object' && json !== null && 'results' in json) return verdict('accepted', '');
  const shape = readErrorShape(json);
  const words = shape?.words || (json === null ? response : '');
  const requestId = shape?.requestId ? foreignWords(shape.requestId, 100) : null;
  if (/signing failed|SIGN_FAILED/i.test(words)) return verdict('not-possible', 'not-signed');
  if (/JWT is invalid|Client ID is invalid|KEYS_NOT_VALID/i.test(words) || shape?.code === '403003') {
    return verdict('rejected', foreignWords(words, 300), requestId);
  }
  return verdict('not-confirmed', foreignWords(words, 300), requestId);
};

const missing = ({ values }: ServicesConfig, environment: Environment): readonly string[] =>
  [`${environment}ApiKey`, `${environment}PrivateKey`].filter(
    (field) => Object.entries(values).find(([name]) => name === field)?.[1] === '',
  );

const check = async (
  graphQl: AdminGraphQl,
  config: ServicesConfig,
  environment: Environment,
  signal: AbortSignal,
): Promise<Verdict> => {
  const absent = missing(config, environment);
  if (absent.length > 0) return verdict('not-possible', absent.join(', '));
  const message = await graphQl.validate(environment, signal);
  switch (message) {
    case 'OK':
      return verdict('accepted', '');
    case 'ERROR_KEYS_NOT_VALID':
      return verdict('rejected', message);
    case 'ERROR_PRIVATE_KEY_SIGN_FAILED':
      return verdict('not-possible', 'not-signed');
    default:
      // A failed request may have many causes. The registry call names them, but only for the active pair.
      return environment === 'production'
        ? verdictOfResponse(await graphQl.registry(signal))
        : verdict('not-confirmed', foreignWords(message, 300));
  }
};

/** One after the other: an Admin session answers one request at a time anyway. */
export const checkOnServer = async (graphQl: AdminGraphQl, signal: AbortSignal): Promise<ServerCheck[]> => {
  const config = await graphQl.read(signal);
  const checks: ServerCheck[] = [];
  for (const environment of environments) {
    checks.push({ environment, ...(await check(graphQl, config, environment, signal)) });
  }
  return checks;
};

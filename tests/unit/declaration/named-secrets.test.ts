/** What stores.yaml names as a secret leaves the environment before any program is started. */
import { expect, it } from 'vitest';
import { createNamedSecrets } from '../../../electron/backend/declaration/named-secrets.ts';
import { readSecretText } from '../../../electron/backend/declaration/secrets.ts';
import { declarationSchema } from '../../../shared/declaration/index.ts';

const env = (name: string) => ({ env: name });
const declaration = declarationSchema.parse({
  version: 1,
  clients: [
    {
      name: 'Luma',
      keys: {
        sandbox: { apiKey: env('SANDBOX_API'), privateKey: { file: 'a.pem' } },
        production: { apiKey: env('PRODUCTION_API'), privateKey: env('PRODUCTION_PEM') },
      },
    },
    { name: 'Practice', keys: 'practice' },
  ],
  stores: [],
});

it('takes them once, and answers them again', () => {
  const environment: NodeJS.ProcessEnv = { SANDBOX_API: 's', PRODUCTION_PEM: 'p', PATH: '/bin' };
  const named = createNamedSecrets(environment);
  const expected = [
    ['SANDBOX_API', 's'],
    ['PRODUCTION_PEM', 'p'],
  ];
  expect([...named.take(declaration)]).toEqual(expected);
  expect(environment).toEqual({ PATH: '/bin' });
  expect([...named.take(declaration)]).toEqual(expected);
});

it('hides them from the commands that the same file names', async () => {
  const environment: NodeJS.ProcessEnv = { ...process.env, SANDBOX_API: 'hush' };
  const variables = createNamedSecrets(environment).take(declaration);
  const print = ['-e', 'process.stdout.write(process.env.SANDBOX_API ?? "not there")'];
  const sources = { folder: process.cwd(), variables, env: environment };
  expect(await readSecretText({ command: [process.execPath, ...print] }, sources)).toBe('not there');
  expect(await readSecretText(env('SANDBOX_API'), sources)).toBe('hush');
});

/** What the Admin's connection does where an instance takes the values in two steps, or another writer comes in. */
import { expect, it } from 'vitest';
import { createAdminConnection } from '../../../electron/backend/instance/admin/connection.ts';
import type { ServicesField } from '../../../electron/backend/instance/admin/fields.ts';
import type { ServicesInput } from '../../../electron/backend/instance/admin/graphql.ts';
import { verdictOfResponse } from '../../../electron/backend/instance/admin/server-checks.ts';
import { ProblemError } from '../../../shared/problems.ts';

const apiKey = 'services_connector/services_connector_integration/production_api_key' as const;
const spaceId = 'services_connector/services_id/environment_id' as const;
const signal = new AbortController().signal;
type Values = Record<ServicesField, string>;

/** `take` = what the instance does with a mutation. */
const world = (take: (values: Values, input: ServicesInput, count: number) => string) => {
  const values: Values = {
    sandboxApiKey: '',
    sandboxPrivateKey: '',
    productionApiKey: '',
    productionPrivateKey: '',
    projectId: '',
    projectName: '',
    environmentId: '',
    environmentName: '',
    environmentType: '',
    imsOrganizationId: '',
  };
  const saved: ServicesInput[] = [];
  const connection = createAdminConnection({
    graphQl: {
      read: async () => ({ version: null, values: { ...values }, disabledFields: [], date: null }),
      save: async (input) => {
        saved.push(input);
        return take(values, input, saved.length);
      },
      validate: async () => 'OK',
      registry: async () => '',
    },
    adminUrl: 'https://shop.example/admin/',
    now: () => new Date(0),
    finished: async () => undefined,
  });
  const apply = async () => {
    const { stateToken } = await connection.inspect(signal);
    const changes = [
      { path: apiKey, value: 'key' },
      { path: spaceId, value: 'space' },
    ];
    return connection.apply(changes, stateToken, () => undefined, signal);
  };
  return { apply, saved, connection };
};
const codeOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof ProblemError ? error.problem.code : error;
};

it('sends what did not take a second time, once the new keys are in use', async () => {
  const { apply, saved } = world((values, input) => {
    const hadKey = values.productionApiKey !== '';
    Object.assign(values, hadKey ? input : { productionApiKey: input.productionApiKey });
    return 'OK';
  });
  expect((await apply()).kind).toBe('applied');
  expect(saved).toEqual([{ productionApiKey: 'key', environmentId: 'space' }, { environmentId: 'space' }]);
});

it('leaves another writer’s value alone, and says so', async () => {
  const { apply, saved } = world((values, input) => {
    Object.assign(values, input, { environmentId: 'theirs' });
    return 'OK';
  });
  expect(await codeOf(apply())).toBe('apply.conflict');
  expect(saved).toHaveLength(1);
});

it('passes on nothing of an answer that would act in a terminal', async () => {
  const { apply } = world(() => `ERROR\u001B[2J${'x'.repeat(1_000)}`);
  const error: unknown = await apply().catch((reason: unknown) => reason);
  const answer = error instanceof ProblemError ? String(error.problem.params.answer) : '';
  expect(answer).toMatch(/^ERROR \[2Jx+$/);
  expect(answer).toHaveLength(100);
});

it('tells what the module answered when it could not save', async () => {
  const { apply } = world(() => 'ERROR_SAVE_FAILED');
  expect(await codeOf(apply())).toBe('admin.save-failed');
});

it('sends nothing where everything is as wanted', async () => {
  const { apply, saved } = world((values, input) => {
    Object.assign(values, input);
    return 'NOT_CHANGED';
  });
  await apply();
  await apply();
  expect(saved).toHaveLength(1);
});

it.each([
  ['{"results":[]}', 'accepted'],
  ['{"status":403,"error":{"code":"Forbidden","message":"Client ID is invalid"}}', 'rejected'],
  ['{"status":500,"message":"Private key signing failed. Check it."}', 'not-possible'],
  ['{"status":500,"message":"An error occurred contacting Magento Services"}', 'not-confirmed'],
  ['<html>', 'not-confirmed'],
  ['', 'not-confirmed'],
  ['[]', 'not-confirmed'],
])('the registry’s answer %j means: %s', (response, verdict) => {
  expect(verdictOfResponse(response).verdict).toBe(verdict);
});

/** A store's GraphQL that lies: more than any store has to tell is not believed. */
import { expect, it } from 'vitest';
import { createGraphQl } from '../../../electron/backend/instance/admin/graphql.ts';
import type { SendToAdmin } from '../../../electron/backend/instance/admin/request.ts';

const url = 'https://shop.example/graphqls/';
const signal = new AbortController().signal;

const reading = (services: object, version = '1.1.0') => {
  const send: SendToAdmin = async () => ({
    url,
    status: 200,
    contentType: 'application/json',
    date: null,
    location: null,
    loggedOutReason: null,
    bytes: new TextEncoder().encode(
      JSON.stringify({ data: { commerce: { version, config: { services } } } }),
    ),
  });
  return createGraphQl(send, url).read(signal);
};
const refused = { problem: { code: 'admin.unexpected-answer' } };
const long = 'x'.repeat(1_000_000);

it('reads what a store has', async () => {
  const key = 'k'.repeat(12_000);
  const { values, disabledFields } = await reading({
    sandboxPrivateKey: key,
    projectName: '가게',
    disabledFields: ['projectId'],
  });
  expect(values).toMatchObject({ sandboxPrivateKey: key, projectName: '가게', projectId: '' });
  expect(disabledFields).toEqual(['projectId']);
});

it.each([
  ['a key', { productionPrivateKey: long }],
  ['a name', { projectName: long }],
  ['a locked field', { disabledFields: [long] }],
  ['locked fields', { disabledFields: Array.from({ length: 1_000 }, String) }],
])('does not believe %s of endless length', async (_what, services) => {
  await expect(reading(services)).rejects.toMatchObject(refused);
});

it('does not believe an endless version', async () => {
  await expect(reading({}, long)).rejects.toMatchObject(refused);
});

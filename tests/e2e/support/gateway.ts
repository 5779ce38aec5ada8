/** The practice gateway in the test's own process: for a store that is not a practice store, it plays Adobe's. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type IssuedPair,
  type PracticeGateway,
  startPracticeGateway,
} from '../../../electron/backend/practice/gateway/index.ts';
import { createRegistryClient } from '../../../electron/backend/registry/index.ts';
import { createNodeFetch } from '../../../electron/backend/registry/proxy.ts';
import type { Environment } from '../../../shared/model/environment.ts';
import type { Edition } from '../../../shared/model/instance.ts';
import type { SaasProject } from '../../../shared/model/registry.ts';

export type Keys = Readonly<Record<Environment, IssuedPair>>;

export interface TestGateway extends Pick<PracticeGateway, 'urls' | 'faults'> {
  /** A new pair per environment; it replaces the merchant's active one, as on the portal. Each edition is a merchant. */
  issueKeys(merchant?: Edition): Promise<Keys>;
  /** With all data spaces of the license. */
  createProject(keys: Keys, name: string): Promise<SaasProject>;
  /** What the portal's Delete does. */
  deleteKey(environment: Environment, apiKey: string): Promise<void>;
  /** Stops listening, as a gateway that is down; the rest stays as it is for `goUp`. */
  goDown(): Promise<void>;
  goUp(): Promise<void>;
  close(): Promise<void>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const now = (): Date => new Date();
const edition: Edition = 'commerce';

export const startTestGateway = async (): Promise<TestGateway> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'commerce-connect-gateway-'));
  const start = () =>
    startPracticeGateway({ port: 0, stateFile: path.join(folder, 'gateway.json'), log: silent, now });
  let gateway = await start();
  const { urls } = gateway;
  const registry = createRegistryClient({
    fetch: createNodeFetch({}),
    now,
    version: '0.0.0',
    log: silent,
  });
  return {
    urls,
    get faults() {
      return gateway.faults;
    },
    issueKeys: async (merchant = edition) => ({
      sandbox: await gateway.issuePair({ edition: merchant, environment: 'sandbox' }, 'Sandbox pair'),
      production: await gateway.issuePair(
        { edition: merchant, environment: 'production' },
        'Production pair',
      ),
    }),
    createProject: (keys, name) =>
      registry.createProject(
        { baseUrl: urls.production, pair: keys.production, signal: AbortSignal.timeout(10_000) },
        name,
      ),
    deleteKey: async (environment, apiKey) => {
      const answer = await fetch(`${urls.portal}/magento/api-portal/delete`, {
        method: 'POST',
        headers: { Origin: urls.portal },
        body: new URLSearchParams({ account: edition, environment, apiKey }),
      });
      if (!answer.ok) throw new Error(`The portal answered ${answer.status}`);
    },
    goDown: () => gateway.close(),
    goUp: async () => {
      gateway = await start();
      if (gateway.urls.production !== urls.production || gateway.urls.sandbox !== urls.sandbox) {
        throw new Error('The gateway came back at another address');
      }
    },
    close: async () => {
      await gateway.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** What the agent tells about an instance, turned into the facts that the wizard may see. API keys are masked here. */
import { activeEnvironmentPath, type ConfigPath, keyPath } from '../../../shared/model/config-paths.ts';
import type { Environment } from '../../../shared/model/environment.ts';
import type { FoundPair, InstanceFacts } from '../../../shared/model/instance.ts';
import { viewApiKey } from '../credentials/fingerprint.ts';
import { foreignWords } from '../support/foreign-words.ts';
import type { AgentAnswer, InstanceState, ServerFacts, SettingState } from './agent/index.ts';

/** Characters, and modules: an instance has less to tell, and what it tells is kept with the store. */
const longestName = 1_000;
const mostModules = 200;

const words = (text: string | null): string | null =>
  text === null ? null : foreignWords(text, longestName);

type Row = SettingState['row'];

const idPath = (name: string): string => `services_connector/services_id/${name}`;

/** The effective value: what the running store uses. */
const readers = (state: InstanceState) => {
  const byPath = new Map(state.settings.map((setting) => [setting.path as string, setting]));
  const value = (path: string): Row => byPath.get(path)?.effective ?? { kind: 'absent' };
  const text = (path: string): string | null => {
    const found = value(path);
    return found.kind === 'text' && found.value !== '' ? found.value.slice(0, longestName) : null;
  };
  return { value, text };
};

const foundPair = (value: (path: ConfigPath) => Row, environment: Environment): FoundPair => {
  const apiKey = value(keyPath({ environment, field: 'apiKey' }));
  const privateKey = value(keyPath({ environment, field: 'privateKey' }));
  return {
    apiKey: apiKey.kind === 'text' && apiKey.value !== '' ? viewApiKey(apiKey.value) : null,
    privateKey:
      privateKey.kind === 'private-key'
        ? { fingerprint: privateKey.fingerprint }
        : privateKey.kind === 'unreadable'
          ? { unreadable: privateKey.reason }
          : null,
  };
};

/** A front name is one word of a path; from a file that holds anything else no address is made. */
const adminUrl = ({ adminFrontName: name }: InstanceState, baseUrl: string | null): string | null =>
  baseUrl && name && /^[\w-]+$/.test(name) ? new URL(`${name}/`, baseUrl).href : null;

const webAddress = (address: string | null): string | null =>
  address !== null && address.length <= longestName && /^https?:\/\//.test(address) && URL.canParse(address)
    ? address
    : null;

const short = (address: string | null): string | null => address?.slice(0, longestName) ?? null;

/** `now` = our time when the answer came; the clock's difference includes the time the answer took. */
export const toInstanceFacts = (server: ServerFacts, state: InstanceState, now: Date): InstanceFacts => {
  const { value, text } = readers(state);
  const baseUrl = webAddress(state.baseUrls.secure) ?? webAddress(state.baseUrls.unsecure);
  return {
    inspectedAt: now.toISOString(),
    edition: server.edition === null ? null : server.edition === 'Enterprise' ? 'commerce' : 'open-source',
    version: words(server.version),
    mode: words(state.mode),
    baseUrl,
    adminUrl: adminUrl(state, baseUrl),
    php: words(server.phpVersion),
    owner: words(server.owner),
    cloud: server.cloud,
    modules: Object.entries(state.modules)
      .slice(0, mostModules)
      .map(([name, { installed, enabled, version }]) => ({
        name: foreignWords(name, longestName),
        installed,
        enabled,
        version: words(version),
      })),
    locks: state.settings.flatMap(({ path, lock }) => (lock === null ? [] : [{ path, source: lock }])),
    gateways: { sandbox: short(state.gateways.sandbox), production: short(state.gateways.production) },
    activeEnvironment: text(activeEnvironmentPath) ?? 'production',
    keys: { sandbox: foundPair(value, 'sandbox'), production: foundPair(value, 'production') },
    ids: {
      projectId: text(idPath('project_id')),
      projectName: text(idPath('project_name')),
      environmentId: text(idPath('environment_id')),
      environmentName: text(idPath('environment_name')),
      environmentType: text(idPath('environment')),
      imsOrganizationId: text(idPath('ims_organization_id')),
    },
    reach: null,
    stale: state.stale,
    clockOffset: Math.round(now.getTime() / 1000 - server.time),
    stateToken: state.stateToken,
  };
};

type Probes = NonNullable<Extract<AgentAnswer, { kind: 'inspected' }>['reach']>;

/** Any answer of a gateway counts: what it says about keys is another question. */
export const toReach = ({ sandbox, production }: Probes): NonNullable<InstanceFacts['reach']> => {
  const reachOf = ({ outcome }: Probes['sandbox']) => (outcome === 'answered' ? 'reached' : 'not-reached');
  return { sandbox: reachOf(sandbox), production: reachOf(production) };
};

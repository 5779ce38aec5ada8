/** Which gateways are asked: Adobe's, those of the settings, those that an instance names itself, or the practice gateways. */
import type { Environment } from '../../shared/model/environment.ts';
import type { Store } from '../../shared/model/store.ts';
import type { GatewaysFor } from './credentials/types.ts';
import type { Practice } from './practice/index.ts';
import type { Repository } from './stores/repository.ts';
import type { SettingsRepository } from './stores/settings.ts';

/** Adobe's gateways, as magento/services-connector has them built in. */
const adobeGateways: Readonly<Record<Environment, string>> = {
  sandbox: 'https://commerce-beta.adobe.io/',
  production: 'https://commerce.adobe.io/',
};

interface GatewaysPorts {
  readonly repository: Pick<Repository, 'stores' | 'keySets'>;
  readonly settings: Pick<SettingsRepository, 'get'>;
  readonly practice: Pick<Practice, 'gateways'>;
}

export const createGateways = ({ repository, settings, practice }: GatewaysPorts) => {
  const gatewaysOf = async (
    practising: boolean,
    store: Store | null,
  ): Promise<Record<Environment, string>> => {
    if (practising) return practice.gateways();
    const chosen = settings.get().gateways;
    const address = (environment: Environment): string =>
      store?.instance?.gateways[environment] ?? chosen[environment] ?? adobeGateways[environment];
    return { sandbox: address('sandbox'), production: address('production') };
  };
  const gatewaysFor = (store: Store) => gatewaysOf(store.connection.kind === 'practice', store);

  const gatewaysForKeys: GatewaysFor = (keySetId, storeId) => {
    const store = storeId === null ? null : repository.stores.get(storeId);
    return gatewaysOf(repository.keySets.get(keySetId)?.practice ?? false, store);
  };

  return { gatewaysOf, gatewaysFor, gatewaysForKeys };
};

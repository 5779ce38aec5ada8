/** What the user enters by hand, as it may be shown. Pure. */
import type { StoreFacts } from '../../shared/contract/stores.ts';
import type { GuidedField } from '../../shared/model/connections/guided.ts';
import type { Environment } from '../../shared/model/environment.ts';
import type { ShownValue } from '../../shared/plan.ts';

export const shownValueOf = ({ store, keySet }: StoreFacts, field: GuidedField): ShownValue => {
  const apiKey = (environment: Environment): ShownValue => {
    const key = keySet?.[environment].apiKey;
    return key ? { kind: 'api-key', ...key } : { kind: 'empty' };
  };
  const privateKey = (environment: Environment): ShownValue => {
    const key = keySet?.[environment].privateKey;
    return key ? { kind: 'private-key', fingerprint: key.fingerprint } : { kind: 'empty' };
  };
  const text = (name: string | undefined): ShownValue =>
    name ? { kind: 'text', text: name } : { kind: 'empty' };
  switch (field) {
    case 'sandbox-api-key':
      return apiKey('sandbox');
    case 'sandbox-private-key':
      return privateKey('sandbox');
    case 'production-api-key':
      return apiKey('production');
    case 'production-private-key':
      return privateKey('production');
    case 'project':
      return text(store.project?.projectName || store.project?.projectId);
    case 'data-space':
      return text(store.dataSpace?.environmentName || store.dataSpace?.environmentId);
  }
};

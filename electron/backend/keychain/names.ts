/** The account name of each secret under the service `Commerce Connect`. */
import type { SecretName } from './secret-store.ts';

export const accountOf = (name: SecretName): string => {
  switch (name.kind) {
    case 'key':
      return `${name.keySetId}/${name.slot.environment}/${name.slot.field}`;
    case 'previous-key':
      return `${name.keySetId}/${name.slot.environment}/${name.slot.field}/previous`;
    case 'practice-crypt-key':
      return name.storeId === null ? 'practice/cryptKey' : `practice/${name.storeId}/cryptKey`;
    case 'ssh':
      return `ssh/${name.what}/${name.target}`;
    case 'snapshot':
      return `store/${name.storeId}/snapshot`;
    case 'pending-snapshot':
      return `store/${name.storeId}/pendingSnapshot`;
    case 'hand-off-identity':
      return 'hand-off/identity';
  }
};

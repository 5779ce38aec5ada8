/** What is left to do once a store is connected. Pure. */
import type { KeychainStatus } from '../../../shared/contract/credentials.ts';
import type { LinkId } from '../../../shared/contract/settings.ts';
import type { StoreFacts } from '../../../shared/contract/stores.ts';

export type TodoId = 'practice' | 'payment' | 'resync' | 'admin' | 'files';
export type TodoTextId =
  | `step.next-steps.${TodoId}.text`
  | 'step.next-steps.files.practice'
  | 'step.next-steps.files.session';

interface TodoLink {
  readonly link: LinkId;
  readonly labelId:
    | 'step.next-steps.payment.open'
    | 'step.next-steps.admin.open'
    | 'step.next-steps.storefront.open';
}

export interface TodoItem {
  readonly id: TodoId;
  readonly textId: TodoTextId;
  readonly links: readonly TodoLink[];
}

const todo = (id: TodoId, links: readonly TodoLink[] = []): TodoItem => ({
  id,
  textId: `step.next-steps.${id}.text`,
  links,
});

/** Only what this instance has can be opened. */
export const todosOf = (
  { store }: Pick<StoreFacts, 'store'>,
  keychain: KeychainStatus['state'] | undefined,
): readonly TodoItem[] => {
  const { connection } = store;
  const hasAdmin = (connection.kind === 'guided' ? connection.adminUrl : store.instance?.adminUrl) != null;
  if (store.connection.kind === 'practice') {
    return [
      todo('practice', hasAdmin ? [{ link: 'store-admin', labelId: 'step.next-steps.admin.open' }] : []),
      { ...todo('files'), textId: 'step.next-steps.files.practice' },
    ];
  }
  const hasFront = store.instance?.baseUrl != null;
  return [
    todo(
      'payment',
      hasAdmin ? [{ link: 'store-payment-services', labelId: 'step.next-steps.payment.open' }] : [],
    ),
    todo('resync'),
    todo('admin', [
      ...(hasAdmin ? [{ link: 'store-admin', labelId: 'step.next-steps.admin.open' } as const] : []),
      ...(hasFront ? [{ link: 'store-front', labelId: 'step.next-steps.storefront.open' } as const] : []),
    ]),
    keychain === 'session-only'
      ? { ...todo('files'), textId: 'step.next-steps.files.session' }
      : todo('files'),
  ];
};

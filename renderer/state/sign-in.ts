/** Asks the user to sign in to a store's Admin, from wherever that turns out to be needed. */
import { create } from 'zustand';
import type { Store } from '../../shared/model/store.ts';
import { client, orpc, queryClient } from './client.ts';
import { useWizard } from './wizard.ts';

interface SignInState {
  /** The Admin that the dialog is open for. */
  readonly adminUrl: string | null;
  /** Counts the times that the dialog was opened: each begins afresh. */
  readonly opening: number;
  /** Told whether the user is signed in now. */
  readonly onEnd: (signedIn: boolean) => void;
}

const closed = { adminUrl: null, onEnd: () => undefined };

export const useSignIn = create<SignInState>()(() => ({ ...closed, opening: 0 }));

/** `of` = which opening this is about: an answer that comes after its dialog has gone ends no other one. */
export const endSignIn = (signedIn: boolean, of?: number): void => {
  const { onEnd, opening } = useSignIn.getState();
  if (of !== undefined && of !== opening) return;
  useSignIn.setState(closed);
  onEnd(signedIn);
};

/** Resolves to true at once where there is a session already. */
const signInTo = async (adminUrl: string): Promise<boolean> => {
  if ((await client.admin.state({ adminUrl })).signedIn) return true;
  // One dialog at a time: whoever waits for the other one is told.
  endSignIn(false);
  return new Promise((resolve) =>
    useSignIn.setState(({ opening }) => ({ adminUrl, onEnd: resolve, opening: opening + 1 })),
  );
};

/** The same for a store; one that is not reached through its Admin needs no sign-in. */
export const signInToStore = async ({ connection }: Pick<Store, 'connection'>): Promise<boolean> =>
  connection.kind !== 'admin' || signInTo(connection.adminUrl);

/** The same for the store that is open. */
export const signInToOpenStore = async (): Promise<boolean> => {
  const { place } = useWizard.getState();
  if (place.kind !== 'store') return false;
  const { storeId } = place;
  const facts = queryClient.getQueryData(orpc.stores.facts.queryKey({ input: { storeId } }));
  return facts !== undefined && signInToStore(facts.store);
};

/** How many stores of a client do not have its current keys; nothing while that is not known, or none. */
import { StatusLight } from '@react-spectrum/s2';
import { isLeft } from '../../shared/rotation.ts';
import { useText } from '../components/Message.tsx';
import { useRotation } from '../state/clients.ts';

export const StillOld = ({ keySetId }: { readonly keySetId: string }) => {
  const text = useText();
  const { data } = useRotation(keySetId);
  const count = data?.stores.filter(({ state }) => isLeft(state)).length ?? 0;
  if (data?.open == null || count === 0) return null;
  return (
    <StatusLight variant="notice">
      {text(data.open.givenUp ? 'clients.still-new' : 'clients.still-old', { count })}
    </StatusLight>
  );
};

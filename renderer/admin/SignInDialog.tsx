/** Signing in to a store's Admin: in a window of its own where there can be one, else with a form. */
import { DialogContainer } from '@react-spectrum/s2';
import { useAppInfo } from '../app/settings.ts';
import { endSignIn, useSignIn } from '../state/sign-in.ts';
import { SignInForm } from './SignInForm.tsx';
import { SignInWindow } from './SignInWindow.tsx';

export const SignInDialog = () => {
  const adminUrl = useSignIn((state) => state.adminUrl);
  const opening = useSignIn((state) => state.opening);
  const hasWindow = useAppInfo()?.host === 'electron';
  const Door = hasWindow ? SignInWindow : SignInForm;
  return (
    <DialogContainer onDismiss={() => endSignIn(false)}>
      {adminUrl !== null && <Door key={opening} adminUrl={adminUrl} />}
    </DialogContainer>
  );
};

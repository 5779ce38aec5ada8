/** Signing in to a store's Admin: in a window of its own where there can be one, else with a form. */
import { Content, Dialog, DialogContainer, Heading } from '@react-spectrum/s2';
import { useAppInfo } from '../app/settings.ts';
import { useText } from '../components/Message.tsx';
import { endSignIn, useSignIn } from '../state/sign-in.ts';
import { SignInForm } from './SignInForm.tsx';
import { SignInWindow } from './SignInWindow.tsx';

export const SignInDialog = () => {
  const text = useText();
  const adminUrl = useSignIn((state) => state.adminUrl);
  const hasWindow = useAppInfo()?.host === 'electron';
  const Door = hasWindow ? SignInWindow : SignInForm;
  return (
    <DialogContainer onDismiss={() => endSignIn(false)}>
      {adminUrl !== null && (
        <Dialog size="M">
          <Heading slot="title">{text('admin.sign-in.title')}</Heading>
          <Content>
            <Door adminUrl={adminUrl} />
          </Content>
        </Dialog>
      )}
    </DialogContainer>
  );
};

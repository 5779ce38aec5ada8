/** The first door: main shows the Admin itself, and this page learns only that the user is signed in. */
import { useEffect, useRef, useState } from 'react';
import { bodyText, quietText } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';
import { endSignIn, useSignIn } from '../state/sign-in.ts';
import { BasicFields, takeBasic, useBasic } from './BasicFields.tsx';
import { SignInFrame } from './SignInFrame.tsx';

export const SignInWindow = ({ adminUrl }: { readonly adminUrl: string }) => {
  const text = useText();
  const task = useTask();
  const basic = useBasic();
  const [opening] = useState(() => useSignIn.getState().opening);
  const leave = useRef<AbortController | null>(null);
  // The window goes with the dialog, which keeps its last content for a while when it is closed.
  const isOpen = useSignIn((state) => state.adminUrl !== null);
  useEffect(() => {
    if (!isOpen) leave.current?.abort();
  }, [isOpen]);
  useEffect(() => () => leave.current?.abort(), []);
  const open = async (form: HTMLFormElement) => {
    leave.current = new AbortController();
    const { signal } = leave.current;
    const access = takeBasic(form, basic);
    await basic.watch(client.admin.openWindow({ adminUrl, basic: access }, { signal }));
    endSignIn(true, opening);
  };
  const intro = (
    <>
      <p className={bodyText}>{text('admin.sign-in.window')}</p>
      <p className={quietText}>{text('admin.sign-in.again')}</p>
    </>
  );
  return (
    <SignInFrame intro={intro} accept={text('admin.sign-in.open')} task={task} onSubmit={open}>
      {basic.isNeeded && <BasicFields basic={basic} />}
      <p className={quietText} role="status">
        {task.isPending ? text('admin.sign-in.waiting') : ''}
      </p>
    </SignInFrame>
  );
};

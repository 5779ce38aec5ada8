/** The first door: main shows the Admin itself, and this page learns only that the user is signed in. */
import { Button } from '@react-spectrum/s2';
import { type FormEvent, useEffect, useRef } from 'react';
import { bodyText, quietText, row, stack } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';
import { endSignIn } from '../state/sign-in.ts';
import { BasicFields, takeBasic, useBasic } from './BasicFields.tsx';

export const SignInWindow = ({ adminUrl }: { readonly adminUrl: string }) => {
  const text = useText();
  const task = useTask();
  const basic = useBasic();
  const leave = useRef<AbortController | null>(null);
  // The window goes with the dialog.
  useEffect(() => () => leave.current?.abort(), []);
  const open = async (form: HTMLFormElement) => {
    leave.current = new AbortController();
    const { signal } = leave.current;
    const access = takeBasic(form, basic);
    const signedIn = await task.run(async () => {
      await basic.watch(client.admin.openWindow({ adminUrl, basic: access }, { signal }));
    });
    if (signedIn) endSignIn(true);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!task.isPending) void open(event.currentTarget);
  };
  return (
    <form className={stack} onSubmit={onSubmit} autoComplete="off">
      <p className={bodyText}>{text('admin.sign-in.window')}</p>
      <p className={quietText}>{text('admin.sign-in.again')}</p>
      {task.problem && <ProblemNotice problem={task.problem} />}
      {basic.isNeeded && <BasicFields basic={basic} />}
      <p className={quietText} role="status">
        {task.isPending ? text('admin.sign-in.waiting') : ''}
      </p>
      <div className={row}>
        <Button type="submit" variant="accent" autoFocus isPending={task.isPending}>
          {text('admin.sign-in.open')}
        </Button>
        <Button variant="secondary" fillStyle="outline" onPress={() => endSignIn(false)}>
          {text('admin.sign-in.cancel')}
        </Button>
      </div>
    </form>
  );
};

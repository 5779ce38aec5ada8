/** The second door, where no window can be shown: user name, password, and what the Admin asks for then. */
import { Button, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type FormEvent, useState } from 'react';
import type { SignInResult } from '../../shared/contract/admin.ts';
import { bodyText, quietText, row, stack } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useTask } from '../components/useTask.ts';
import { client } from '../state/client.ts';
import { endSignIn } from '../state/sign-in.ts';

const wide = style({ width: 'full' });

type Asked = Exclude<SignInResult, { next: 'done' }> | { readonly next: 'password' };

/** The password and the codes are in the fields only, not in React's state, and leave them when they are sent. */
const taken = (form: HTMLFormElement, name: string): string => {
  const field = form.elements.namedItem(name);
  if (!(field instanceof HTMLInputElement)) return '';
  const { value } = field;
  field.value = '';
  return value;
};

export const SignInForm = ({ adminUrl }: { readonly adminUrl: string }) => {
  const text = useText();
  const task = useTask();
  const [username, setUsername] = useState('');
  const [asked, setAsked] = useState<Asked>({ next: 'password' });

  const follow = (result: SignInResult) => (result.next === 'done' ? endSignIn(true) : setAsked(result));
  const send = async (form: HTMLFormElement) => {
    if (asked.next === 'code') {
      const code = taken(form, 'code');
      await client.admin.enterCode({ adminUrl, code });
      return endSignIn(true);
    }
    const password = taken(form, 'password');
    const captcha = asked.next === 'captcha' ? taken(form, 'captcha') : null;
    follow(await client.admin.signIn({ adminUrl, username, password, captcha }));
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (task.isPending) return;
    void task.run(() => send(form));
  };
  const needsPassword = asked.next !== 'code';

  return (
    <form className={stack} onSubmit={onSubmit} autoComplete="off">
      <p className={bodyText}>{text('admin.sign-in.form', { address: adminUrl })}</p>
      <p className={quietText}>{text('admin.sign-in.again')}</p>
      {task.problem && <ProblemNotice problem={task.problem} />}
      {needsPassword && (
        <>
          <TextField
            label={text('admin.sign-in.username')}
            name="username"
            value={username}
            onChange={setUsername}
            isRequired
            autoFocus
            autoComplete="off"
            spellCheck="false"
            maxLength={255}
            styles={wide}
          />
          <TextField
            label={text('admin.sign-in.password')}
            name="password"
            type="password"
            isRequired
            autoComplete="off"
            maxLength={1024}
            styles={wide}
          />
        </>
      )}
      {asked.next === 'captcha' && (
        <>
          <img src={asked.image} alt={text('admin.sign-in.captcha.image')} width={230} />
          <TextField
            label={text('admin.sign-in.captcha')}
            description={text('admin.sign-in.captcha.hint')}
            name="captcha"
            isRequired
            autoComplete="off"
            spellCheck="false"
            maxLength={64}
            styles={wide}
          />
        </>
      )}
      {asked.next === 'code' && (
        <TextField
          key="code"
          label={text('admin.sign-in.code')}
          name="code"
          isRequired
          autoFocus
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={16}
          styles={wide}
        />
      )}
      <div className={row}>
        <Button type="submit" variant="accent" isPending={task.isPending}>
          {text('admin.sign-in.submit')}
        </Button>
        <Button variant="secondary" fillStyle="outline" onPress={() => endSignIn(false)}>
          {text('admin.sign-in.cancel')}
        </Button>
      </div>
    </form>
  );
};

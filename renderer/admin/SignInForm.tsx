/** The second door, where no window can be shown: user name, password, and what the Admin asks for then. */
import { TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { SignInResult } from '../../shared/contract/admin.ts';
import { quietText } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { returnSecret, SecretInput, takeSecret } from '../components/SecretInput.tsx';
import { useTask } from '../components/useTask.ts';
import { client, problemOf } from '../state/client.ts';
import { endSignIn, useSignIn } from '../state/sign-in.ts';
import { BasicFields, isBasicProblem, takeBasic, useBasic } from './BasicFields.tsx';
import { SignInFrame } from './SignInFrame.tsx';

const wide = style({ width: 'full' });
const picture = style({ maxWidth: 'full', maxHeight: 160, objectFit: 'contain', alignSelf: 'start' });
const where = style({ font: 'body', margin: 0, overflowWrap: 'anywhere' });

type Asked = Exclude<SignInResult, { next: 'done' }> | { readonly next: 'password' };

const textIn = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? '');

export const SignInForm = ({ adminUrl }: { readonly adminUrl: string }) => {
  const text = useText();
  const task = useTask();
  const [username, setUsername] = useState('');
  const [asked, setAsked] = useState<Asked>({ next: 'password' });
  const basic = useBasic();
  const [opening] = useState(() => useSignIn.getState().opening);

  const follow = (result: SignInResult) =>
    result.next === 'done' ? endSignIn(true, opening) : setAsked(result);
  const send = async (form: HTMLFormElement) => {
    if (asked.next === 'code') {
      await client.admin.enterCode({ adminUrl, code: textIn(form, 'code') }).catch((error: unknown) => {
        // Anything but a wrong code ends this sign-in: it begins again with the password.
        if (problemOf(error).code !== 'admin.code-wrong') setAsked({ next: 'password' });
        throw error;
      });
      return endSignIn(true, opening);
    }
    const password = takeSecret(form, 'password');
    const captcha = asked.next === 'captcha' ? textIn(form, 'captcha') : null;
    // A picture is good for one attempt; the next one comes when the Admin asks again.
    setAsked({ next: 'password' });
    const entered = { adminUrl, username, password, captcha, basic: takeBasic(form, basic) };
    const work = client.admin.signIn(entered).catch((error: unknown) => {
      // The web server stood in front of the Admin, which has not seen this password.
      if (isBasicProblem(problemOf(error))) returnSecret(form, 'password', password);
      throw error;
    });
    follow(await basic.watch(work));
  };
  const needsPassword = asked.next !== 'code';

  const intro = (
    <>
      <p className={where}>{text('admin.sign-in.form', { address: adminUrl })}</p>
      <p className={quietText}>{text('admin.sign-in.again')}</p>
    </>
  );

  return (
    <SignInFrame intro={intro} accept={text('admin.sign-in.submit')} task={task} onSubmit={send}>
      {needsPassword && basic.isNeeded && <BasicFields basic={basic} />}
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
          <SecretInput name="password" label={text('admin.sign-in.password')} />
        </>
      )}
      {asked.next === 'captcha' && (
        <>
          <img src={asked.image} alt={text('admin.sign-in.captcha.image')} className={picture} />
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
    </SignInFrame>
  );
};

/** The web server's own user name and password, asked for where it protects the whole store. */
import { TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { BasicAccess } from '../../shared/contract/admin.ts';
import type { Problem } from '../../shared/problems.ts';
import { useText } from '../components/Message.tsx';
import { SecretInput, takeSecret } from '../components/SecretInput.tsx';
import { problemOf } from '../state/client.ts';

const wide = style({ width: 'full' });

export const isBasicProblem = ({ code }: Problem): boolean =>
  code === 'admin.basic-needed' || code === 'admin.basic-wrong';

/** Whether the fields are needed is what the last attempt said. Main remembers what was accepted. */
export const useBasic = () => {
  const [isNeeded, setNeeded] = useState(false);
  const [username, setUsername] = useState('');
  async function watch<T>(work: Promise<T>): Promise<T> {
    try {
      const result = await work;
      setNeeded(false);
      return result;
    } catch (error) {
      setNeeded(isBasicProblem(problemOf(error)));
      throw error;
    }
  }
  return { isNeeded, username, setUsername, watch };
};
type Basic = ReturnType<typeof useBasic>;

/** The password leaves its field with this. null = it was not asked for. */
export const takeBasic = (form: HTMLFormElement, { isNeeded, username }: Basic): BasicAccess | null =>
  isNeeded ? { username, password: takeSecret(form, 'basic-password') } : null;

export const BasicFields = ({ basic }: { readonly basic: Basic }) => {
  const text = useText();
  return (
    <>
      <TextField
        label={text('admin.sign-in.basic.username')}
        name="basic-username"
        value={basic.username}
        onChange={basic.setUsername}
        isRequired
        autoFocus
        autoComplete="off"
        spellCheck="false"
        maxLength={255}
        pattern="[^:]*"
        styles={wide}
      />
      <SecretInput name="basic-password" label={text('admin.sign-in.basic.password')} />
    </>
  );
};

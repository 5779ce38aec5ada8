/** The fields of way *ssh*: which server, how to sign in there, and where the store is on it. */
import {
  Disclosure,
  DisclosurePanel,
  DisclosureTitle,
  Radio,
  RadioGroup,
  TextField,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { stack } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import type { StoreFormProps } from './StoreForm.tsx';
import { type SshDraft, sshMethods, withAddressTakenApart } from './ssh-draft.ts';

const wide = style({ width: 'full', maxWidth: 560 });

type TextName = Exclude<keyof SshDraft, 'method'>;

const labels = {
  host: 'ssh.host',
  user: 'ssh.user',
  port: 'ssh.port',
  file: 'ssh.file',
  root: 'ssh.root',
  runAs: 'ssh.run-as',
  php: 'ssh.php',
} as const;

export default function SshFields({ draft, onChange, isDisabled, showsPhp }: StoreFormProps) {
  const text = useText();
  const { ssh } = draft;
  const change = (part: Partial<SshDraft>) => onChange({ ...draft, ssh: { ...ssh, ...part } });
  const showsMore = showsPhp || ssh.runAs !== '' || ssh.php !== '';
  const field = (name: TextName, isRequired = false) => (
    <TextField
      label={text(labels[name])}
      description={text(`${labels[name]}.description`)}
      name={`ssh-${name}`}
      value={ssh[name]}
      onChange={(value) => change({ [name]: value })}
      onBlur={() => name === 'host' && onChange({ ...draft, ssh: withAddressTakenApart(ssh) })}
      isDisabled={isDisabled}
      isRequired={isRequired}
      spellCheck="false"
      maxLength={4096}
      styles={wide}
    />
  );
  return (
    <>
      {field('host', true)}
      {field('user')}
      {field('port')}
      <RadioGroup
        label={text('ssh.method')}
        value={ssh.method}
        onChange={(chosen) =>
          change({ method: sshMethods.find((method) => method === chosen) ?? ssh.method })
        }
        isDisabled={isDisabled}
      >
        {sshMethods.map((method) => (
          <Radio key={method} value={method}>
            {text(`ssh.method.${method}`)}
          </Radio>
        ))}
      </RadioGroup>
      {ssh.method === 'key' && field('file', true)}
      {field('root')}
      <Disclosure key={showsMore ? 'more' : 'plain'} isQuiet defaultExpanded={showsMore}>
        <DisclosureTitle level={2}>{text('ssh.more')}</DisclosureTitle>
        <DisclosurePanel>
          <div className={stack}>
            {field('runAs')}
            {field('php')}
          </div>
        </DisclosurePanel>
      </Disclosure>
    </>
  );
}

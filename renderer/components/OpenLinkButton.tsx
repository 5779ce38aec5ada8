/** A button that opens a page in the user's browser, and shows the address for when nothing opened. */
import { Button, Text } from '@react-spectrum/s2';
import OpenIn from '@react-spectrum/s2/icons/OpenIn';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { LinkId } from '../../shared/contract/settings.ts';
import { openLink } from '../state/links.ts';
import { quietText } from './layout.ts';
import { Message, useText } from './Message.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';
import { useTask } from './useTask.ts';

interface OpenLinkButtonProps {
  readonly link: LinkId;
  readonly storeId: string | null;
  readonly label: string;
}

const frame = style({ display: 'flex', flexDirection: 'column', gap: 8, alignItems: 'start' });
const address = style({ overflowWrap: 'anywhere' });

export const OpenLinkButton = ({ link, storeId, label }: OpenLinkButtonProps) => {
  const text = useText();
  const task = useTask();
  const [url, setUrl] = useState<string | null>(null);
  const open = () =>
    void task.run(async () => {
      setUrl(await openLink(link, storeId));
    });
  return (
    <div className={frame}>
      <Button variant="primary" fillStyle="outline" isPending={task.isPending} onPress={open}>
        <OpenIn />
        <Text>{label}</Text>
      </Button>
      <div aria-live="polite">
        {url !== null && (
          <p className={`${quietText} ${address}`}>
            {text('common.link-opened')} <Message id="common.link-address" values={{ url }} />
          </p>
        )}
        {task.problem && <ProblemNotice problem={task.problem} onAction={open} />}
      </div>
    </div>
  );
};

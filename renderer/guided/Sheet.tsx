/** The two buttons of whoever enters values by hand: the Admin, and the sheet to hand the job to somebody else. */
import { Button, Text } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useState } from 'react';
import { useIntl } from 'react-intl';
import { languageSchema } from '../../shared/contract/settings.ts';
import type { Store } from '../../shared/model/store.ts';
import { quietText } from '../components/layout.ts';
import { Message, useText } from '../components/Message.tsx';
import { OpenLinkButton } from '../components/OpenLinkButton.tsx';
import type { Task } from '../components/useTask.ts';
import { client } from '../state/client.ts';

const buttons = style({ display: 'flex', alignItems: 'start', gap: 8, flexWrap: 'wrap' });
const breakable = style({ overflowWrap: 'anywhere' });

interface SheetProps {
  readonly store: Pick<Store, 'id' | 'connection'>;
  readonly task: Task;
  readonly children?: ReactNode;
}

export const Sheet = ({ store: { id: storeId, connection }, task, children }: SheetProps) => {
  const text = useText();
  const { locale } = useIntl();
  const [sheet, setSheet] = useState<string | null>(null);
  const open = () =>
    void task.run(async () => {
      const language = languageSchema.parse(locale);
      setSheet((await client.guided.openSheet({ storeId, language })).path);
    });
  const hasAdmin = connection.kind === 'guided' && connection.adminUrl !== null;
  return (
    <>
      <div className={buttons}>
        {hasAdmin && (
          <OpenLinkButton link="store-admin" storeId={storeId} label={text('guided.open-admin')} />
        )}
        <Button variant="secondary" fillStyle="outline" onPress={open} isDisabled={task.isPending}>
          <Text>{text('guided.sheet')}</Text>
        </Button>
        {children}
      </div>
      {sheet !== null && (
        <p className={`${quietText} ${breakable}`}>
          <Message id="guided.sheet.where" values={{ path: sheet }} />
        </p>
      )}
    </>
  );
};

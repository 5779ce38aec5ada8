/** One client: its name, its pairs and what the gateways said of them, its stores, and its actions. */
import { Badge, Button, Link, StatusLight } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { memo } from 'react';
import { environments } from '../../shared/model/environment.ts';
import { noFilter } from '../../shared/store-search.ts';
import { useText } from '../components/Message.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useMany } from '../state/many.ts';
import { useWizard } from '../state/wizard.ts';
import { type ClientAction, ClientMenu } from './ClientMenu.tsx';
import { PairLine } from './PairLine.tsx';
import { StillOld } from './StillOld.tsx';
import type { Asking } from './useChecks.ts';
import { type ClientRow, pairWord } from './view.ts';

const frame = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  paddingX: 24,
  paddingY: 16,
  borderRadius: 'lg',
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  backgroundColor: 'elevated',
});
const whole = style({ flexShrink: 0 });
const line = style({ display: 'flex', alignItems: 'center', gap: 16 });
const main = style({ display: 'flex', flexDirection: 'column', gap: 8, flexGrow: 1, minWidth: 0 });
const nameRow = style({ display: 'flex', alignItems: 'center', gap: 8, minWidth: 0 });
const name = style({ font: 'title', margin: 0, truncate: true, minWidth: 0 });
const pairs = style({
  display: 'grid',
  gridTemplateColumns: ['max-content', 'max-content', '1fr'],
  columnGap: 16,
  rowGap: 4,
  margin: 0,
  alignItems: 'center',
});

interface ClientCardProps {
  readonly row: ClientRow;
  readonly asking: Asking | undefined;
  readonly onAction: (action: ClientAction, row: ClientRow) => void;
}

export const ClientCard = memo(({ row, asking, onAction }: ClientCardProps) => {
  const { keySet, fresh, stores } = row;
  const text = useText();
  const openClient = useWizard((state) => state.openClient);
  const goHome = useWizard((state) => state.goHome);
  const search = useMany((state) => state.search);
  const isWhole = environments.every((each) => !['missing', 'incomplete'].includes(pairWord(keySet[each])));
  const isUnderWay = fresh !== null || keySet.previous !== null;
  const keysButton = isUnderWay ? 'continue' : isWhole ? 'replace' : 'enter';
  const showStores = () => {
    search({ ...noFilter, clientId: keySet.id });
    goHome();
  };
  return (
    <div className={frame}>
      <div className={line}>
        <div className={main}>
          <div className={nameRow}>
            <h2 className={name}>{keySet.label}</h2>
            {keySet.practice && (
              <Badge variant="neutral" fillStyle="subtle" size="S">
                {text('common.practice')}
              </Badge>
            )}
          </div>
          {stores.length > 0 ? (
            <Link onPress={showStores} variant="secondary">
              {text('clients.stores', { count: stores.length })}
            </Link>
          ) : (
            <StatusLight variant="neutral" size="S">
              {text('clients.no-stores')}
            </StatusLight>
          )}
        </div>
        <Button
          styles={whole}
          variant={isUnderWay ? 'primary' : 'secondary'}
          aria-label={text(`clients.keys.${keysButton}.named`, { name: keySet.label })}
          onPress={() => openClient(keySet.id)}
        >
          {text(`clients.keys.${keysButton}`)}
        </Button>
        <ClientMenu
          row={row}
          isChecking={asking?.isPending ?? false}
          canCheck={isWhole}
          onAction={onAction}
        />
      </div>
      {/* What was asked for is told; another client in its place is not. */}
      <dl className={pairs} aria-live={asking ? 'polite' : 'off'}>
        {environments.map((environment) => (
          <PairLine key={environment} environment={environment} pair={keySet[environment]} />
        ))}
      </dl>
      {keySet.previous !== null && <StillOld keySetId={keySet.id} />}
      {asking?.problem && <ProblemNotice problem={asking.problem} onAction={() => onAction('check', row)} />}
    </div>
  );
});
ClientCard.displayName = 'ClientCard';

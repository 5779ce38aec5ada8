/** What the long list is searched by: words, client, tag and state. */
import { ComboBox, ComboBoxItem, Picker, PickerItem, SearchField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { memo, useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { StoreSummary } from '../../shared/model/store-summary.ts';
import { type StoreState, storeStates } from '../../shared/steps.ts';
import { useText } from '../components/Message.tsx';
import { useMany } from '../state/many.ts';
import { clientsOf, tagsOf } from './choices.ts';
import { StateButton } from './StateButton.tsx';

const fields = style({ display: 'flex', alignItems: 'end', gap: 12, flexWrap: 'wrap' });
const wide = style({ flexGrow: 1, minWidth: 240 });
const narrow = style({ width: 208 });

const states = style({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 4,
  margin: 0,
  padding: 0,
  borderStyle: 'none',
});

/** Stands for no choice, where a list needs an entry for it. */
const all = 'all';

const ClientFilter = memo(({ stores }: { readonly stores: readonly StoreSummary[] }) => {
  const text = useText();
  const { locale } = useIntl();
  const clientId = useMany((state) => state.filter.clientId);
  const search = useMany((state) => state.search);
  const clients = useMemo(() => clientsOf(stores, locale), [stores, locale]);
  if (clients.length < 2) return null;
  return (
    <ComboBox
      label={text('many.client')}
      selectedKey={clientId ?? all}
      onSelectionChange={(key) => search({ clientId: key === null || key === all ? null : String(key) })}
      defaultItems={[{ id: all, label: text('many.all-clients') }, ...clients]}
      styles={narrow}
    >
      {({ id, label }) => <ComboBoxItem id={id}>{label}</ComboBoxItem>}
    </ComboBox>
  );
});
ClientFilter.displayName = 'ClientFilter';

const TagFilter = memo(({ stores }: { readonly stores: readonly StoreSummary[] }) => {
  const text = useText();
  const { locale } = useIntl();
  const tag = useMany((state) => state.filter.tag);
  const search = useMany((state) => state.search);
  const tags = useMemo(() => tagsOf(stores, locale), [stores, locale]);
  if (tags.length === 0) return null;
  return (
    <Picker
      label={text('many.tag')}
      selectedKey={tag === null ? all : `tag:${tag}`}
      onSelectionChange={(key) =>
        search({ tag: key === null || key === all ? null : String(key).slice('tag:'.length) })
      }
      items={[{ id: all, label: text('many.all-tags') }, ...tags]}
      styles={narrow}
    >
      {({ id, label }) => <PickerItem id={id}>{label}</PickerItem>}
    </Picker>
  );
});
TagFilter.displayName = 'TagFilter';

const Words = () => {
  const text = useText();
  const words = useMany((state) => state.filter.words);
  const search = useMany((state) => state.search);
  return (
    <SearchField
      label={text('many.search')}
      value={words}
      onChange={(changed) => search({ words: changed })}
      styles={wide}
    />
  );
};

interface FilterBarProps {
  readonly stores: readonly StoreSummary[];
  readonly counts: ReadonlyMap<StoreState, number>;
  /** Stores that the other filters leave. */
  readonly total: number;
}

export const FilterBar = ({ stores, counts, total }: FilterBarProps) => {
  const text = useText();
  const chosen = useMany((state) => state.filter.state);
  const search = useMany((state) => state.search);
  return (
    <>
      <div className={fields}>
        <Words />
        <ClientFilter stores={stores} />
        <TagFilter stores={stores} />
      </div>
      <fieldset className={states} aria-label={text('many.state')}>
        <StateButton isChosen={chosen === null} onPress={() => search({ state: null })}>
          {text('many.all-states', { count: total })}
        </StateButton>
        {storeStates
          .filter((state) => state === chosen || (counts.get(state) ?? 0) > 0)
          .map((state) => (
            <StateButton key={state} isChosen={state === chosen} onPress={() => search({ state })}>
              {text('many.of-state', { state: text(`home.state.${state}`), count: counts.get(state) ?? 0 })}
            </StateButton>
          ))}
      </fieldset>
    </>
  );
};

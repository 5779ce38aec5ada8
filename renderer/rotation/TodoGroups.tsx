/** The stores of a replacement: those that are left, those to do by hand, and those that have the keys. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { RotationStore } from '../../shared/rotation.ts';
import { quietText, sectionTitle, stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import type { RotationGroups } from './stage.ts';
import { TodoStore } from './TodoStore.tsx';

interface TodoGroupsProps {
  readonly groups: RotationGroups;
  readonly onTry: (request: {
    readonly storeIds: readonly string[];
    readonly overwriteForeign?: readonly string[];
  }) => void;
}

/** More would fill the page; they come up as the list gets shorter. */
const shownStores = 100;

const list = style({ listStyleType: 'none', margin: 0, padding: 0 });
const names = style({ overflowWrap: 'anywhere' });

export const TodoGroups = ({ groups: { left, byHand, done, later }, onTry }: TodoGroupsProps) => {
  const text = useText();
  const [foreign, setForeign] = useState<RotationStore | null>(null);
  const overwrite = async (): Promise<void> => {
    if (foreign === null) return;
    const { storeId } = foreign;
    setForeign(null);
    onTry({ storeIds: [storeId], overwriteForeign: [storeId] });
  };
  const group = (stores: readonly RotationStore[]) => (
    <ul className={list}>
      {stores.slice(0, shownStores).map((store) => (
        <TodoStore
          key={store.storeId}
          store={store}
          onTry={() => onTry({ storeIds: [store.storeId] })}
          onOverwrite={() => setForeign(store)}
        />
      ))}
    </ul>
  );
  const more = (count: number) =>
    count > 0 && <p className={quietText}>{text('clients.and-more', { count })}</p>;
  return (
    <>
      {left.length > 0 && (
        <section className={stackTight}>
          <h2 className={sectionTitle}>{text('rotation.group.left', { count: left.length })}</h2>
          {group(left)}
          {more(left.length - shownStores)}
        </section>
      )}
      {byHand.length > 0 && (
        <section className={stackTight}>
          <h2 className={sectionTitle}>{text('rotation.group.by-hand', { count: byHand.length })}</h2>
          {group(byHand)}
          {more(byHand.length - shownStores)}
        </section>
      )}
      {done.length > 0 && (
        <section className={stackTight}>
          <h2 className={sectionTitle}>{text('rotation.group.done', { count: done.length })}</h2>
          <p className={`${quietText} ${names}`}>
            {done
              .slice(0, shownStores)
              .map(({ name }) => name)
              .join(' · ')}
          </p>
          {more(done.length - shownStores)}
        </section>
      )}
      {later.length > 0 && (
        <p className={quietText}>{text('rotation.stores.later', { count: later.length })}</p>
      )}
      {foreign !== null && (
        <ConfirmDialog
          title={text('rotation.foreign.title', { name: foreign.name })}
          confirm={text('rotation.foreign.go')}
          onConfirm={overwrite}
          onClose={() => setForeign(null)}
        >
          {text('rotation.foreign.text')}
        </ConfirmDialog>
      )}
    </>
  );
};

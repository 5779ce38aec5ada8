/** The fields of step *store*. */
import { Radio, RadioGroup, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type Dispatch, lazy, type SetStateAction, Suspense, useDeferredValue } from 'react';
import { purposes } from '../../../shared/model/purpose.ts';
import { oneOf } from '../../../shared/one-of.ts';
import { stackWide } from '../../components/layout.ts';
import { useText } from '../../components/Message.tsx';
import { AdminFields } from './AdminFields.tsx';
import { type StoreDraft, ways } from './draft.ts';

export interface StoreFormProps {
  readonly draft: StoreDraft;
  /** Also with a function of the draft as it is by then, for an answer that comes while the user goes on typing. */
  readonly onChange: Dispatch<SetStateAction<StoreDraft>>;
  readonly isDisabled: boolean;
  /** The way to PHP is in question: show its field. */
  readonly showsPhp: boolean;
}

const wide = style({ width: 'full', maxWidth: 560 });

const purposeOf = oneOf(purposes);
const wayOf = oneOf(ways);

/** The fields of the first way are there at once, those of another way come when it is chosen. */
const fieldsOf = {
  admin: AdminFields,
  docker: lazy(() => import('./DockerFields.tsx')),
  ssh: lazy(() => import('./SshFields.tsx')),
  local: lazy(() => import('./LocalFields.tsx')),
  guided: lazy(() => import('./GuidedFields.tsx')),
};

export const StoreForm = (props: StoreFormProps) => {
  const { draft, onChange, isDisabled } = props;
  const text = useText();
  // The former fields stay in place until the new ones are there.
  const Fields = fieldsOf[useDeferredValue(draft.way)];
  return (
    <div className={stackWide}>
      <TextField
        label={text('step.store.name')}
        description={text('step.store.name.description')}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        isDisabled={isDisabled}
        isRequired
        maxLength={120}
        styles={wide}
      />
      <RadioGroup
        label={text('step.store.purpose')}
        description={text('step.store.purpose.description')}
        value={draft.purpose}
        onChange={(value) => onChange({ ...draft, purpose: purposeOf(value) ?? draft.purpose })}
        isDisabled={isDisabled}
      >
        {purposes.map((purpose) => (
          <Radio key={purpose} value={purpose}>
            {text(`step.store.purpose.${purpose}`)}
          </Radio>
        ))}
      </RadioGroup>
      <RadioGroup
        label={text('step.store.way')}
        description={text('step.store.way.description')}
        value={draft.way}
        onChange={(chosen) => onChange({ ...draft, way: wayOf(chosen) ?? draft.way })}
        isDisabled={isDisabled}
      >
        {ways.map((way) => (
          <Radio key={way} value={way}>
            {text(`step.store.way.${way}`)}
          </Radio>
        ))}
      </RadioGroup>
      <Suspense>
        <Fields {...props} />
      </Suspense>
    </div>
  );
};

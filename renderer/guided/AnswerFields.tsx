/** The questions about what the page shows now: one group for each key pair and each choice. */
import { Radio, RadioGroup, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { KeysAnswer, TextAnswer } from '../../shared/model/connections/guided.ts';
import { looksLikeKey } from '../../shared/model/connections/guided-fields.ts';
import type { Environment } from '../../shared/model/environment.ts';
import { type KeySet, pairIdentity } from '../../shared/model/key-set.ts';
import { stackTight } from '../components/layout.ts';
import { useText } from '../components/Message.tsx';

const wide = style({ width: 'full', maxWidth: 560 });

interface KeysQuestionProps {
  readonly environment: Environment;
  readonly answer: KeysAnswer | null;
  readonly keySets: readonly KeySet[];
  /** The user wants to go on, and this is not answered. */
  readonly isMissing: boolean;
  readonly onAnswer: (answer: KeysAnswer) => void;
}

/** A key set may be called `other`; an id of ours never is. */
const answerOf = (value: string): KeysAnswer =>
  value === 'empty' || value === 'other' ? { kind: value } : { kind: 'key-set', keySetId: value };

export const KeysQuestion = ({ environment, answer, keySets, isMissing, onAnswer }: KeysQuestionProps) => {
  const text = useText();
  const whole = keySets.filter((keySet) => pairIdentity(keySet[environment]) !== null);
  return (
    <RadioGroup
      label={text(`guided.before.${environment}`)}
      value={answer?.kind === 'key-set' ? answer.keySetId : (answer?.kind ?? null)}
      onChange={(value) => onAnswer(answerOf(value))}
      isInvalid={isMissing}
      errorMessage={text('guided.before.required')}
    >
      <Radio value="empty">{text('guided.before.keys.empty')}</Radio>
      {whole.map(({ id, label, [environment]: pair }) => (
        <Radio key={id} value={id}>
          {text('guided.before.keys.key-set', { label, last4: pair.apiKey?.last4 ?? '' })}
        </Radio>
      ))}
      <Radio value="other">{text('guided.before.keys.other')}</Radio>
    </RadioGroup>
  );
};

interface ChoiceQuestionProps {
  readonly topic: 'project' | 'data-space';
  readonly answer: TextAnswer | null;
  readonly isMissing: boolean;
  readonly onAnswer: (answer: TextAnswer, isTyping: boolean) => void;
}

export const ChoiceQuestion = ({ topic, answer, isMissing, onAnswer }: ChoiceQuestionProps) => {
  const text = useText();
  const isText = answer?.kind === 'text';
  const isKey = isText && looksLikeKey(answer.text);
  return (
    <div className={stackTight}>
      <RadioGroup
        label={text(`guided.before.${topic}`)}
        value={answer?.kind ?? null}
        onChange={(value) =>
          onAnswer(value === 'text' ? { kind: 'text', text: '' } : { kind: 'empty' }, false)
        }
        isInvalid={isMissing && !isText}
        errorMessage={text('guided.before.required')}
      >
        <Radio value="empty">{text('guided.before.choice.empty')}</Radio>
        <Radio value="text">{text('guided.before.choice.text')}</Radio>
      </RadioGroup>
      {isText && (
        <TextField
          label={text(`guided.before.name.${topic}`)}
          name={`guided-before-${topic}`}
          value={answer.text}
          onChange={(typed) => onAnswer({ kind: 'text', text: typed }, true)}
          onBlur={() => onAnswer(answer, false)}
          isInvalid={isKey || isMissing}
          errorMessage={text(isKey ? 'guided.before.looks-like-key' : 'guided.before.required.text')}
          maxLength={255}
          spellCheck="false"
          autoComplete="off"
          styles={wide}
        />
      )}
    </div>
  );
};

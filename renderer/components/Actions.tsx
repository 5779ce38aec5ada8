/** The row of buttons that ends a step: Back, and the one primary action. */
import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useText } from './Message.tsx';

export interface StepAction {
  readonly label: string;
  readonly onPress: () => void;
  readonly isPending?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  /** For a primary action that cannot be taken back. */
  readonly variant?: 'accent' | 'negative' | undefined;
}

interface ActionsProps {
  readonly primary: StepAction | null;
  readonly secondary?: StepAction | undefined;
  readonly onBack?: (() => void) | undefined;
}

const bar = style({
  overflow: 'hidden',
  flexShrink: 0,
  borderTopWidth: 1,
  borderBottomWidth: 0,
  borderXWidth: 0,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  backgroundColor: 'base',
});
/** As wide as the page above it. */
const buttons = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'end',
  flexWrap: 'wrap',
  gap: 12,
  maxWidth: 880,
  marginX: 'auto',
  paddingX: 40,
  paddingY: 16,
});
/** The page above keeps room for its scroll bar, and this row does as well. */
export const gutter = { scrollbarGutter: 'stable' } as const;
const spacer = style({ flexGrow: 1 });

export const Actions = ({ primary, secondary, onBack }: ActionsProps) => {
  const text = useText();
  return (
    <div className={bar} style={gutter}>
      <div className={buttons}>
        {onBack && (
          <Button variant="secondary" fillStyle="outline" onPress={onBack}>
            {text('common.back')}
          </Button>
        )}
        <div className={spacer} />
        {secondary && (
          <Button
            variant="secondary"
            onPress={secondary.onPress}
            isPending={secondary.isPending ?? false}
            isDisabled={secondary.isDisabled ?? false}
          >
            {secondary.label}
          </Button>
        )}
        {primary && (
          <Button
            variant={primary.variant ?? 'accent'}
            onPress={primary.onPress}
            isPending={primary.isPending ?? false}
            isDisabled={primary.isDisabled ?? false}
          >
            {primary.label}
          </Button>
        )}
      </div>
    </div>
  );
};

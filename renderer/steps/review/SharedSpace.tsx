/** A data space that other stores use is refused, with what that leads to; the box is the user's word on it. */
import { Checkbox } from '@react-spectrum/s2';
import { useText } from '../../components/Message.tsx';
import { Notice } from '../parts/Notice.tsx';

/** Shows nothing while nobody else uses the data space. */
export const SharedSpaceNotice = ({ names }: { readonly names: readonly string[] }) => {
  const text = useText();
  if (names.length === 0) return null;
  return (
    <Notice variant="negative" title={text('step.review.shared.title', { count: names.length })}>
      {text('step.review.shared.text', { names: names.join(', ') })}
    </Notice>
  );
};

interface SharedSpaceBoxProps {
  readonly names: readonly string[];
  readonly isShared: boolean;
  readonly onShare: (isShared: boolean) => void;
}

export const SharedSpaceBox = ({ names, isShared, onShare }: SharedSpaceBoxProps) => {
  const text = useText();
  return (
    <Checkbox isSelected={isShared} onChange={onShare}>
      {text('step.review.shared.label', { names: names.join(', ') })}
    </Checkbox>
  );
};

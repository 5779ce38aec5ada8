/** A fix that takes one click: a value in the wrong field, a file of unknown environment, swapped pairs. */
import { Button, ButtonGroup, Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Offer } from '../../../shared/contract/credentials.ts';
import { type Environment, environments, type Slot } from '../../../shared/model/environment.ts';
import { type TextValues, useText } from '../../components/Message.tsx';
import { Reveal } from '../../components/Reveal.tsx';

interface OfferNoticeProps {
  readonly offer: Offer;
  readonly isPending: boolean;
  readonly onAccept: (offer: Offer, environment: Environment | null) => void;
}

const buttons = style({ marginTop: 12 });

const useOfferText = (offer: Offer): { readonly title: string; readonly body: string } => {
  const text = useText();
  const nameOf = ({ environment, field }: Slot): TextValues => ({
    environment: text(`common.${environment}`),
    field: text(field === 'apiKey' ? 'common.api-key' : 'common.private-key'),
  });
  if (offer.kind === 'move') {
    const { environment, field } = nameOf(offer.to);
    const values = { environment: environment ?? '', field: field ?? '' };
    return {
      title: text('step.paste-keys.offer.move.title'),
      body: text(`step.paste-keys.offer.move.${offer.reason}`, values),
    };
  }
  if (offer.kind === 'swap') {
    return {
      title: text('step.paste-keys.offer.swap.title'),
      body: text(`step.paste-keys.offer.swap.${offer.what}`),
    };
  }
  const field = text(offer.field === 'apiKey' ? 'common.api-key' : 'common.private-key');
  const fileName = offer.fileName ?? 'none';
  return {
    title: text('step.paste-keys.offer.choose.title'),
    body: text('step.paste-keys.offer.choose.text', { field, fileName }),
  };
};

export const OfferNotice = ({ offer, isPending, onAccept }: OfferNoticeProps) => {
  const text = useText();
  const { title, body } = useOfferText(offer);
  return (
    <Reveal>
      <InlineAlert variant="informative" fillStyle="subtleFill" styles={style({ width: 'full' })}>
        <Heading level={2}>{title}</Heading>
        <Content>
          {body}
          <div className={buttons}>
            <ButtonGroup size="S">
              {offer.kind === 'choose-environment' ? (
                environments.map((environment) => (
                  <Button
                    key={environment}
                    variant="primary"
                    fillStyle="outline"
                    isDisabled={isPending}
                    onPress={() => onAccept(offer, environment)}
                  >
                    {text(`common.${environment}`)}
                  </Button>
                ))
              ) : (
                <Button
                  variant="primary"
                  fillStyle="outline"
                  isDisabled={isPending}
                  onPress={() => onAccept(offer, null)}
                >
                  {text(`step.paste-keys.offer.${offer.kind}.button`)}
                </Button>
              )}
            </ButtonGroup>
          </div>
        </Content>
      </InlineAlert>
    </Reveal>
  );
};

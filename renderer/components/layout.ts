/** The few spacings and type roles that every screen shares. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

export const stack = style({ display: 'flex', flexDirection: 'column', gap: 16 });
export const stackTight = style({ display: 'flex', flexDirection: 'column', gap: 8 });
export const stackWide = style({ display: 'flex', flexDirection: 'column', gap: 24 });
export const row = style({ display: 'flex', alignItems: 'center', gap: 8, flexWrap: 'wrap' });

export const card = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  padding: 24,
  borderRadius: 'lg',
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  backgroundColor: 'elevated',
});

/** Cards, one below the other. */
export const cardList = style({
  listStyleType: 'none',
  margin: 0,
  padding: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
});

export const pageTitle = style({ font: 'heading-lg', margin: 0, color: 'heading', outlineStyle: 'none' });
export const sectionTitle = style({ font: 'title', margin: 0 });
export const bodyText = style({ font: 'body', margin: 0 });
export const leadText = style({ font: 'body-lg', margin: 0, color: 'neutral' });
export const helpText = style({ font: 'body-sm', margin: 0, color: 'neutral' });
export const quietText = style({ font: 'body-sm', margin: 0, color: 'neutral-subdued' });
export const codeText = style({ font: 'code-sm' });

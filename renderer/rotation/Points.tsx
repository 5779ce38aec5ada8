/** A short numbered list under a title. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { sectionTitle, stackTight } from '../components/layout.ts';

const list = style({
  font: 'body',
  margin: 0,
  paddingStart: 24,
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
});

interface PointsProps {
  readonly title: string;
  readonly points: readonly string[];
}

export const Points = ({ title, points }: PointsProps) => (
  <section className={stackTight}>
    <h2 className={sectionTitle}>{title}</h2>
    <ol className={list}>
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ol>
  </section>
);

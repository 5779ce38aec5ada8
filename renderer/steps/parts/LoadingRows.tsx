/** Stands where a list will be, in its shape, while it is being read. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

const rows = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const row = style({ height: 64, borderRadius: 'lg', backgroundColor: 'gray-100' });

interface LoadingRowsProps {
  readonly label: string;
  readonly count: number;
}

export const LoadingRows = ({ label, count }: LoadingRowsProps) => (
  <div className={rows} role="status" aria-label={label} aria-busy>
    {Array.from({ length: count }, (_, index) => index).map((index) => (
      <div key={index} className={row} />
    ))}
  </div>
);

/** A file for the user: main has saved it, or the page hands it to the browser's downloads. */
import type { Delivered } from '../../shared/contract/delivered.ts';

/** Where the file is; null = the user changed their mind. In a browser only its name is known. */
export const takeDelivery = (delivered: Delivered): string | null => {
  if (delivered.kind === 'saved') return delivered.path;
  if (delivered.kind === 'cancelled') return null;
  const address = URL.createObjectURL(new Blob([delivered.text]));
  const link = document.createElement('a');
  link.href = address;
  link.download = delivered.name;
  link.click();
  URL.revokeObjectURL(address);
  return delivered.name;
};

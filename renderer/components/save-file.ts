/** Saves a file where only the page can (browser host): the browser's own download. */
import type { Delivered } from '../../shared/contract/delivered.ts';

const download = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

/** Where the file is, as far as anybody knows: its path, or its name among the downloads; null = cancelled. */
export const saveDelivered = (delivered: Delivered): string | null => {
  if (delivered.kind === 'cancelled') return null;
  if (delivered.kind === 'saved') return delivered.path;
  download(delivered.name, delivered.text);
  return delivered.name;
};

/** What a practice instance keeps: the rows of its configuration, and apart from them what the running store uses. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ConfigPath } from '../../../shared/model/config-paths.ts';
import { configPaths } from '../../../shared/model/config-paths.ts';
import { lockSources } from '../../../shared/model/lock.ts';
import type { ConfigChange, Snapshot } from '../instance/connection.ts';

const rowsSchema = z.partialRecord(z.enum(configPaths), z.string());
export type Rows = z.infer<typeof rowsSchema>;

export const instanceStateSchema = z.object({
  version: z.literal(1),
  /** As `core_config_data`: keys encrypted in the form `0:3:`. */
  rows: rowsSchema,
  /** As the config cache: what the running store uses until the cache is cleaned. */
  cached: rowsSchema,
  locks: z.array(z.object({ path: z.enum(configPaths), source: z.enum(lockSources) })),
});
export type InstanceState = z.infer<typeof instanceStateSchema>;

export const emptyInstanceState = (): InstanceState => ({ version: 1, rows: {}, cached: {}, locks: [] });

const valueIn = (rows: Rows, path: ConfigPath): string | null => rows[path] ?? null;

/** A row that is there has a value: this store has no empty rows. */
export const snapshotOf = ({ rows }: InstanceState): Snapshot =>
  configPaths.map((path) => {
    const value = rows[path];
    return value === undefined ? { path, present: false } : { path, present: true, value };
  });

/** Rows that the snapshot does not name stay as they are. */
export const restoredRows = (rows: Rows, snapshot: Snapshot): Rows =>
  changedRows(
    rows,
    snapshot.map((row) => ({ path: row.path, value: row.present ? row.value : null })),
  );

/** The rows after these changes, whose key values are encrypted already. */
export const changedRows = (rows: Rows, changes: readonly ConfigChange[]): Rows => {
  const next: Rows = { ...rows };
  for (const { path, value } of changes) {
    if (value === null) delete next[path];
    else next[path] = value;
  }
  return next;
};

export const isStale = ({ rows, cached }: InstanceState): boolean =>
  configPaths.some((path) => valueIn(rows, path) !== valueIn(cached, path));

/** Changes whenever a row, a value in use or a lock changes. Tells nothing about the values. */
export const tokenOf = ({ rows, cached, locks }: InstanceState): string => {
  const values = configPaths.map((path) => [path, valueIn(rows, path), valueIn(cached, path)]);
  return createHash('sha256')
    .update(JSON.stringify([values, locks]))
    .digest('hex');
};

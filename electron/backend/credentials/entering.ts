/** Takes in what the user entered: keeps what is good at once, names what is not, offers what could be meant. */
import type { EnterResult, Finding, KeyInput } from '../../../shared/contract/credentials.ts';
import type { Environment, Slot } from '../../../shared/model/environment.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { Log } from '../support/log.ts';
import type { Offers, Waiting } from './offers.ts';
import { type Kept, type Placement, place } from './place.ts';
import { type Entered, readInput } from './read-input.ts';
import { settled } from './settle.ts';
import type { InTurn } from './turns.ts';
import type { KeySetDocument } from './types.ts';
import { changeSlots, keySetOf, secretName, secretOf, type VaultPorts } from './vault.ts';

export interface EnteringPorts extends VaultPorts {
  /** The system's file dialog; null = cancelled, undefined = this host has none. */
  readonly chooseFiles: () => Promise<readonly string[] | null | undefined>;
  readonly offers: Offers;
  readonly inTurn: InTurn;
  readonly log: Log;
}

const acceptance = ({ slot, value }: Kept): Finding => ({
  outcome: 'accepted',
  slot,
  repairs: [...value.reading.repairs],
});

export const createEntering = (ports: EnteringPorts) => {
  const { secrets, offers, inTurn, log } = ports;

  const keep = async (document: KeySetDocument, kept: readonly Kept[]): Promise<KeySetDocument> => {
    if (kept.length === 0) return document;
    const slots = kept.map(({ slot }) => slot);
    const saved = await changeSlots(ports, document, slots, async () => {
      for (const { slot, value } of kept) await secrets.write(secretName(document.id, slot), secretOf(value));
    });
    for (const { slot, value } of kept) {
      const repairs = value.reading.repairs.join(' ');
      log.info('credentials.accepted', { keySetId: document.id, ...slot, repairs });
    }
    return saved;
  };

  const carryOut = async (document: KeySetDocument, placement: Placement): Promise<EnterResult> => {
    const saved = await keep(document, placement.kept);
    for (const { problem, environment, field } of placement.refused) {
      log.info('credentials.refused', { keySetId: document.id, environment, field, code: problem.code });
    }
    return {
      keySet: keySetOf(saved),
      findings: [...placement.kept.map(acceptance), ...placement.refused],
      offers: placement.waiting.map((waiting) => offers.add(document.id, waiting)),
    };
  };

  const placementOf = (document: KeySetDocument, { sources, asked, misplaced }: Entered): Placement => {
    const placement = place(document, sources, asked);
    if (!misplaced) return placement;
    const { slot, problem, waiting } = misplaced;
    return {
      ...placement,
      refused: [...placement.refused, { outcome: 'refused', ...slot, problem }],
      waiting: [...placement.waiting, waiting],
    };
  };

  const enter = async ({ keySetId, input }: { keySetId: string; input: KeyInput }): Promise<EnterResult> => {
    const entered = await readInput(input);
    return inTurn(keySetId, async () => {
      const document = await settled(ports, keySetId);
      return carryOut(document, placementOf(document, entered));
    });
  };

  const enterFromDialog = async ({
    keySetId,
    environment,
  }: {
    keySetId: string;
    environment: Environment | null;
  }): Promise<EnterResult | null> => {
    const paths = await ports.chooseFiles();
    if (paths === undefined) throw new ProblemError('host.file-dialog-unavailable');
    if (paths === null || paths.length === 0) return null;
    return enter({ keySetId, input: { kind: 'paths', paths: paths.slice(0, 8), environment } });
  };

  /** Puts a waiting value where the user said. */
  const acceptValue = (keySetId: string, { value }: Extract<Waiting, { value: unknown }>, slot: Slot) =>
    inTurn(keySetId, async () => {
      const document = await settled(ports, keySetId);
      const candidate = { environment: slot.environment, value };
      return carryOut(document, place(document, [{ candidate, fileName: null }], null));
    });

  /** Values that were read already: all of them are kept, or the first refusal is thrown and nothing changes. */
  const keepAll = (keySetId: string, values: readonly Kept[]): Promise<KeySet> =>
    inTurn(keySetId, async () => {
      const document = await settled(ports, keySetId);
      const sources = values.map(({ slot, value }) => ({
        candidate: { environment: slot.environment, value },
        fileName: null,
      }));
      const { kept, refused } = place(document, sources, null);
      const [first] = refused;
      if (first !== undefined) throw new ProblemError(first.problem.code, first.problem.params);
      return keySetOf(await keep(document, kept));
    });

  return { enter, enterFromDialog, acceptValue, keepAll };
};

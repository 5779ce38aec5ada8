/** Which package brings the Commerce Services Connector, by service and edition. Pure. */
import type { InstanceFacts } from '../../../shared/model/instance.ts';

const connector = 'Magento_ServicesConnector';

interface Command {
  readonly labelId:
    | 'step.store.module.payment'
    | 'step.store.module.live-search'
    | 'step.store.module.recommendations'
    | 'step.store.module.setup'
    | 'step.store.module.enable';
  readonly lines: readonly string[];
}

export interface ModuleAdvice {
  readonly kind: 'missing' | 'disabled';
  readonly commands: readonly Command[];
  /** The store's version, where Payment Services comes with it. */
  readonly builtIn: string | null;
}

const setup: Command = { labelId: 'step.store.module.setup', lines: ['bin/magento setup:upgrade'] };

/** Adobe's installation guides name these packages; the last two run on Adobe Commerce only. */
const payment: Command = {
  labelId: 'step.store.module.payment',
  lines: ['composer require magento/payment-services'],
};
const commerceOnly: readonly Command[] = [
  { labelId: 'step.store.module.live-search', lines: ['composer require magento/live-search'] },
  {
    labelId: 'step.store.module.recommendations',
    lines: ['composer require magento/product-recommendations'],
  },
];

/** Payment Services is part of 2.4.7 and later. */
const hasPaymentServices = (version: string | null): boolean => {
  const [major, minor, patch] = (version ?? '').split(/[.-]/).map(Number);
  if (major === undefined || minor === undefined || patch === undefined) return false;
  return major > 2 || (major === 2 && (minor > 4 || (minor === 4 && patch >= 7)));
};

/** null = nothing to do, or nothing known about modules (they are not seen through the Admin). */
export const moduleAdvice = ({ modules, edition, version }: InstanceFacts): ModuleAdvice | null => {
  const found = modules.find(({ name }) => name === connector);
  if (found === undefined || found.enabled) return null;
  if (found.installed) {
    const names = modules
      .filter(
        ({ name, installed, enabled }) =>
          installed && !enabled && /^Magento_Services(Connector|Id)/.test(name),
      )
      .map(({ name }) => name);
    const enable: Command = {
      labelId: 'step.store.module.enable',
      lines: [`bin/magento module:enable ${names.join(' ')}`],
    };
    return { kind: 'disabled', commands: [enable, setup], builtIn: null };
  }
  return {
    kind: 'missing',
    commands: [payment, ...(edition === 'open-source' ? [] : commerceOnly), setup],
    builtIn: hasPaymentServices(version) ? version : null,
  };
};

/** The name of a data space's type. The registry's own word is shown where it is none of the two that we know. */
import type { DataSpace } from '../../../shared/model/registry.ts';
import { isTestingSpace } from '../../../shared/model/testing-space.ts';
import { useText } from '../../components/Message.tsx';

export const useTypeName = (): ((space: Pick<DataSpace, 'environmentType'>) => string) => {
  const text = useText();
  return ({ environmentType }) => {
    if (environmentType.trim() === '') return text('step.data-space.type.none');
    if (isTestingSpace(environmentType)) return text('step.data-space.type.testing');
    const production = environmentType.trim().toLowerCase() === 'production';
    return production ? text('step.data-space.type.production') : environmentType;
  };
};

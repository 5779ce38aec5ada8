/** Light, dark or the system's colours: an attribute that @react-spectrum/s2 1.7.1's page.css reads on the root element. */
import { useEffect } from 'react';
import { useSettings } from './settings.ts';

export const useTheme = (): void => {
  const { theme } = useSettings();
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset.colorScheme;
    else dataset.colorScheme = theme;
  }, [theme]);
};

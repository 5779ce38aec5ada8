/** Language, theme and how often stores are checked, in one menu of the header. */
import {
  ActionButton,
  Header,
  Heading,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Text,
} from '@react-spectrum/s2';
import GlobeGrid from '@react-spectrum/s2/icons/GlobeGrid';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useIntl } from 'react-intl';
import { checkIntervals } from '../../shared/check-intervals.ts';
import { languages } from '../../shared/language.ts';
import { oneOf } from '../../shared/one-of.ts';
import { themes } from '../../shared/themes.ts';
import { useText } from '../components/Message.tsx';
import { changeSettings, useSettings } from './settings.ts';

const whole = style({ flexShrink: 0 });
const languageOf = oneOf(languages);
const themeOf = oneOf(themes);
const intervalOf = oneOf(checkIntervals);

/** Each language is named in itself, so that everyone finds their own. */
const languageNames = { en: 'English', ko: '한국어' } as const;

const choose = (keys: 'all' | Iterable<string | number>): string | undefined =>
  keys === 'all' ? undefined : [...keys].map(String)[0];

export const PreferencesMenu = () => {
  const text = useText();
  const language = languageOf(useIntl().locale) ?? 'en';
  const { theme, checkEvery } = useSettings();
  return (
    <MenuTrigger>
      <ActionButton isQuiet styles={whole} aria-label={text('app.preferences')}>
        <GlobeGrid />
        <Text>{languageNames[language]}</Text>
      </ActionButton>
      <Menu aria-label={text('app.preferences')}>
        <MenuSection
          selectionMode="single"
          selectedKeys={[language]}
          onSelectionChange={(keys) => {
            const chosen = languageOf(choose(keys));
            if (chosen !== null) void changeSettings({ language: chosen });
          }}
        >
          <Header>
            <Heading>{text('app.language')}</Heading>
          </Header>
          {languages.map((id) => (
            <MenuItem key={id} id={id} textValue={languageNames[id]}>
              <Text slot="label">
                <span lang={id}>{languageNames[id]}</span>
              </Text>
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection
          selectionMode="single"
          selectedKeys={[theme]}
          onSelectionChange={(keys) => {
            const chosen = themeOf(choose(keys));
            if (chosen !== null) void changeSettings({ theme: chosen });
          }}
        >
          <Header>
            <Heading>{text('app.theme')}</Heading>
          </Header>
          {themes.map((id) => (
            <MenuItem key={id} id={id}>
              {text(`app.theme.${id}`)}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection
          selectionMode="single"
          selectedKeys={[checkEvery]}
          onSelectionChange={(keys) => {
            const chosen = intervalOf(choose(keys));
            if (chosen !== null) void changeSettings({ checkEvery: chosen });
          }}
        >
          <Header>
            <Heading>{text('app.check-every')}</Heading>
          </Header>
          {checkIntervals.map((id) => (
            <MenuItem key={id} id={id}>
              {text(`app.check-every.${id}`)}
            </MenuItem>
          ))}
        </MenuSection>
      </Menu>
    </MenuTrigger>
  );
};

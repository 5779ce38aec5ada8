/** Language and theme, in one menu of the header. */
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
import { useIntl } from 'react-intl';
import { languageSchema, languages, settingsSchema } from '../../shared/contract/settings.ts';
import { useText } from '../components/Message.tsx';
import { changeSettings, useSettings } from './settings.ts';

const themeSchema = settingsSchema.shape.theme;
/** Each language is named in itself, so that everyone finds their own. */
const languageNames = { en: 'English', ko: '한국어' } as const;

const choose = (keys: 'all' | Iterable<string | number>): string | undefined =>
  keys === 'all' ? undefined : [...keys].map(String)[0];

export const PreferencesMenu = () => {
  const text = useText();
  const language = languageSchema.parse(useIntl().locale);
  const { theme } = useSettings();
  return (
    <MenuTrigger>
      <ActionButton isQuiet aria-label={text('app.preferences')}>
        <GlobeGrid />
        <Text>{languageNames[language]}</Text>
      </ActionButton>
      <Menu aria-label={text('app.preferences')}>
        <MenuSection
          selectionMode="single"
          selectedKeys={[language]}
          onSelectionChange={(keys) => {
            const chosen = languageSchema.safeParse(choose(keys));
            if (chosen.success) void changeSettings({ language: chosen.data });
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
            const chosen = themeSchema.safeParse(choose(keys));
            if (chosen.success) void changeSettings({ theme: chosen.data });
          }}
        >
          <Header>
            <Heading>{text('app.theme')}</Heading>
          </Header>
          {themeSchema.options.map((id) => (
            <MenuItem key={id} id={id}>
              {text(`app.theme.${id}`)}
            </MenuItem>
          ))}
        </MenuSection>
      </Menu>
    </MenuTrigger>
  );
};

/** The bar at the top: product, open store, way home, language and theme. */
import { ActionButton, Badge, Text } from '@react-spectrum/s2';
import Home from '@react-spectrum/s2/icons/Home';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { HelpButton } from '../components/HelpButton.tsx';
import { useText } from '../components/Message.tsx';
import { useFacts } from '../state/facts.ts';
import { useKeychainStatus } from '../state/keychain.ts';
import { useWizard } from '../state/wizard.ts';
import { PreferencesMenu } from './PreferencesMenu.tsx';

const bar = style({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  paddingX: 20,
  height: 56,
  flexShrink: 0,
  borderBottomWidth: 1,
  borderTopWidth: 0,
  borderXWidth: 0,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  backgroundColor: 'layer-1',
});
/** Beside the open store, a narrow window has room for the sign only. */
const product = style<{ isAlone: boolean }>({
  font: 'title',
  fontWeight: 'bold',
  margin: 0,
  whiteSpace: 'nowrap',
  display: { default: { default: 'none', isAlone: 'inline' }, md: 'inline' },
});
const divider = style({ width: 1, height: 20, backgroundColor: 'gray-300' });
const storeName = style({ font: 'ui', color: 'neutral-subdued', truncate: true, minWidth: 0 });
const whole = style({ flexShrink: 0 });
const spacer = style({ flexGrow: 1 });

const StoreName = ({ storeId }: { readonly storeId: string }) => (
  <span className={storeName}>{useFacts(storeId).data?.store.name}</span>
);

export const AppHeader = () => {
  const text = useText();
  const place = useWizard((state) => state.place);
  const goHome = useWizard((state) => state.goHome);
  const keychain = useKeychainStatus();
  return (
    <header className={bar}>
      <img src="./icon.svg" alt="" width={24} height={24} />
      <span className={product({ isAlone: place.kind === 'home' })}>{text('app.name')}</span>
      {place.kind !== 'home' && (
        <>
          <div className={divider} />
          {place.kind === 'store' ? (
            <StoreName storeId={place.storeId} />
          ) : (
            <span className={storeName}>
              {text(place.kind === 'new-store' ? 'app.new-store' : 'home.clients')}
            </span>
          )}
        </>
      )}
      <div className={spacer} />
      {keychain?.state === 'session-only' && (
        <Badge variant="notice" fillStyle="subtle">
          {text('keychain.session-badge')}
        </Badge>
      )}
      {place.kind === 'home' ? (
        <HelpButton />
      ) : (
        <ActionButton isQuiet styles={whole} onPress={goHome}>
          <Home />
          <Text>{text('app.home')}</Text>
        </ActionButton>
      )}
      <PreferencesMenu />
    </header>
  );
};

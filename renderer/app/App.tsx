/** The application: language and theme around the header and the place that is open. */
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { lazy, Suspense } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { richText } from '../components/Message.tsx';
import { useEver } from '../components/useEver.ts';
import { Waiting } from '../components/Waiting.tsx';
import { Home } from '../home/Home.tsx';
import { MoreDialogs } from '../home/MoreDialogs.tsx';
import { useMore } from '../state/more.ts';
import { endSignIn, useSignIn } from '../state/sign-in.ts';
import { endSshQuestion, useSshQuestion } from '../state/ssh-question.ts';
import { useWizard } from '../state/wizard.ts';
import { AppHeader } from './AppHeader.tsx';
import { Boundary } from './Boundary.tsx';
import { useTheme } from './theme.ts';
import { type LoadedLanguage, useCatalogue } from './useCatalogue.ts';

/** Home is there at once; the steps come when a store is opened. */
const NewStoreScreen = lazy(() => import('./NewStoreScreen.tsx'));
const ClientsPage = lazy(() => import('../clients/ClientsPage.tsx'));
const ClientScreen = lazy(() => import('../rotation/ClientScreen.tsx'));
const StoreScreen = lazy(() => import('./StoreScreen.tsx'));
const SignInDialog = lazy(() =>
  import('../admin/SignInDialog.tsx').then((module) => ({ default: module.SignInDialog })),
);

const AskedDialog = lazy(() =>
  import('../steps/store/AskedDialog.tsx').then((module) => ({ default: module.AskedDialog })),
);

const frame = style({
  display: 'flex',
  flexDirection: 'column',
  height: 'screen',
  font: 'ui',
  color: 'body',
  backgroundColor: 'base',
});
const body = style({ flexGrow: 1, minHeight: 0 });

/** Loaded when somebody is first asked to sign in. */
const SignIn = () => {
  const wasAsked = useEver(useSignIn((state) => state.adminUrl !== null));
  return wasAsked ? <SignInDialog /> : null;
};

/** Loaded when a server first asks something in the middle of the way. */
const ServerQuestion = () => {
  const wasAsked = useEver(useSshQuestion((state) => state.question !== null));
  return wasAsked ? <AskedDialog /> : null;
};

/** To where it can be tried again, without what may have failed. */
const startAgain = (): void => {
  useMore.getState().close();
  endSignIn(false);
  endSshQuestion(false);
  useWizard.getState().goHome();
};

const Place = () => {
  const place = useWizard((state) => state.place);
  if (place.kind === 'home') return <Home />;
  if (place.kind === 'new-store') return <NewStoreScreen />;
  if (place.kind === 'clients') return <ClientsPage />;
  if (place.kind === 'client') return <ClientScreen key={place.keySetId} keySetId={place.keySetId} />;
  return <StoreScreen key={place.storeId} storeId={place.storeId} />;
};

export const App = ({ start }: { readonly start: LoadedLanguage }) => {
  const { language, catalogue } = useCatalogue(start);
  useTheme();
  const place = useWizard((state) => state.place);
  return (
    <IntlProvider locale={language} messages={catalogue} defaultRichTextElements={richText}>
      {/* Not S2's Provider: that one loads fonts from the network. */}
      <I18nProvider locale={language === 'ko' ? 'ko-KR' : 'en-US'}>
        <div className={frame}>
          <AppHeader />
          <div className={body}>
            <Boundary place={place} onRetry={startAgain}>
              <Suspense fallback={<Waiting />}>
                <Place />
              </Suspense>
              <Suspense>
                <SignIn />
                <ServerQuestion />
              </Suspense>
              <MoreDialogs />
            </Boundary>
          </div>
        </div>
      </I18nProvider>
    </IntlProvider>
  );
};

/** Keeps Chromium from talking to anybody on its own: only the backend makes requests, through its own session. */
import { app, type Session, session } from 'electron';

/** Switches of Chromium's own services (updates of components, reports, predictions). Before `ready`. */
const switches = [
  'disable-background-networking',
  'disable-breakpad',
  'disable-client-side-phishing-detection',
  'disable-component-update',
  'disable-default-apps',
  'disable-domain-reliability',
  'disable-sync',
  'dns-prefetch-disable',
  'no-default-browser-check',
  'no-first-run',
  'no-pings',
];
const features = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
];

export const quietChromium = (): void => {
  for (const name of switches) app.commandLine.appendSwitch(name);
  const given = app.commandLine.getSwitchValue('disable-features');
  app.commandLine.appendSwitch('disable-features', [given, ...features].filter(Boolean).join(','));
};

/** Chromium fetches a dictionary from Google for every language that a session has, even while checking is off. */
const quietSpelling = (one: Session): void => {
  one.setSpellCheckerLanguages([]);
  one.setSpellCheckerEnabled(false);
};

/** After `ready`: names are resolved by the system alone, and the page can load nothing but the wizard itself. */
export const quietSession = (allowed: (url: string) => boolean): void => {
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' });
  // Also for the backend's own session, which is made at its first request.
  app.on('session-created', quietSpelling);
  quietSpelling(session.defaultSession);
  session.defaultSession.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !allowed(details.url) }),
  );
  session.defaultSession.on('will-download', (event) => event.preventDefault());
};

/**
 * Nobody asks for the camera, for notifications, for a USB device: everything is refused. So is the certificate by
 * which a server would learn who the user is: left alone, Electron sends the first one that the system has.
 */
export const refusePermissions = (): void => {
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
};

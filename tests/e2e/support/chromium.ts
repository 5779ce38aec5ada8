/** The system's own Chromium, kept from talking to anybody by itself. */
import { access } from 'node:fs/promises';
import { type Browser, chromium } from '@playwright/test';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const firstThatExists = async (): Promise<string> => {
  for (const place of places) {
    if (
      await access(place).then(
        () => true,
        () => false,
      )
    ) {
      return place;
    }
  }
  throw new Error(`There is no Chromium at ${places.join(', ')}.`);
};

export const launchChromium = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await firstThatExists(),
    args: [
      // As root Chromium refuses its sandbox.
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--no-pings',
    ],
  });

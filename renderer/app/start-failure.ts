/** What is shown when the window cannot reach the program behind it: no client, no catalogue, no import, plain words only. */

const words = {
  en: {
    title: 'Commerce Connect could not start',
    todo: 'This window does not reach the program behind it. Close it and start Commerce Connect again.',
    noSession:
      'This address works once, in one browser. Go back to that browser, or start Commerce Connect again and open the new address.',
  },
  ko: {
    title: 'Commerce Connect를 시작하지 못했습니다',
    todo: '이 창이 뒤에서 실행되는 프로그램에 연결되지 않습니다. 창을 닫고 Commerce Connect를 다시 시작하십시오.',
    noSession:
      '이 주소는 브라우저 하나에서 한 번만 사용할 수 있습니다. 처음 연 브라우저로 돌아가거나, Commerce Connect를 다시 시작하여 새 주소를 여십시오.',
  },
};

/** Known by its name: its class is in the file that could not start. */
const isNoSession = (reason: unknown): boolean => reason instanceof Error && reason.name === 'NoSessionError';

export const showStartFailure = (root: HTMLElement, reason: unknown): void => {
  const language = navigator.language.toLowerCase().startsWith('ko') ? 'ko' : 'en';
  document.documentElement.lang = language;
  const main = document.createElement('main');
  main.setAttribute('role', 'alert');
  main.style.cssText =
    'font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 20vh auto; padding: 0 2rem';
  const title = document.createElement('h1');
  title.style.fontSize = '1.5rem';
  title.textContent = words[language].title;
  const todo = document.createElement('p');
  const { noSession, todo: restart } = words[language];
  todo.textContent = isNoSession(reason) ? noSession : restart;
  main.append(title, todo);
  root.replaceChildren(main);
};

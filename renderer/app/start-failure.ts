/** What is shown when the window cannot reach the program behind it: no client, no catalogue, plain words only. */
const words = {
  en: {
    title: 'Commerce Connect could not start',
    todo: 'This window does not reach the program behind it. Close it and start Commerce Connect again.',
  },
  ko: {
    title: 'Commerce Connect를 시작하지 못했습니다',
    todo: '이 창이 뒤에서 실행되는 프로그램에 연결되지 않습니다. 창을 닫고 Commerce Connect를 다시 시작하십시오.',
  },
};

export const showStartFailure = (root: HTMLElement): void => {
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
  todo.textContent = words[language].todo;
  main.append(title, todo);
  root.replaceChildren(main);
};

/** Starts the wizard: page styles first, then the application, or a plain word on why it cannot start. */
import '@react-spectrum/s2/page.css';
import './app/page.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const start = async (): Promise<void> => {
  try {
    const { startApp } = await import('./app/start.tsx');
    await startApp(root);
  } catch (reason) {
    const { showStartFailure } = await import('./app/start-failure.ts');
    showStartFailure(root, reason);
  }
};
void start();

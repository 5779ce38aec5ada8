/** The look of the practice pages. No external assets: nothing is loaded from anywhere. */
export const style = `
:root { color-scheme: light dark; --line: #d5d5d5; --soft: #f4f4f4; --text: #1f1f1f; --muted: #595959; --accent: #0d5fd8; --page: #fff; --note: #fff4d6; --note-text: #4a3500; }
@media (prefers-color-scheme: dark) { :root { --line: #4a4a4a; --soft: #2a2a2a; --text: #f0f0f0; --muted: #b8b8b8; --accent: #7db3ff; --page: #1c1c1c; --note: #4a3b10; --note-text: #ffe9b0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
.practice { margin: 0; padding: 10px 24px; background: var(--note); color: var(--note-text); }
header { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; padding: 16px 24px; border-bottom: 1px solid var(--line); }
header strong { font-size: 1.1rem; }
nav { display: flex; gap: 4px; padding: 0 24px; border-bottom: 1px solid var(--line); }
nav a { padding: 10px 14px; color: var(--muted); text-decoration: none; border-bottom: 3px solid transparent; }
nav a[aria-current] { color: var(--text); border-color: var(--accent); font-weight: 600; }
main { max-width: 860px; padding: 24px; }
h1 { font-size: 1.6rem; margin: 0 0 8px; } h2 { font-size: 1.2rem; margin: 32px 0 8px; }
.muted { color: var(--muted); }
form.row { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; margin: 16px 0; }
label { display: grid; gap: 4px; font-weight: 600; }
input, select, button, .button { font: inherit; font-weight: 400; padding: 8px 14px; border: 1px solid var(--line); border-radius: 6px; background: var(--page); color: var(--text); }
button, .button { cursor: pointer; text-decoration: none; display: inline-block; }
.primary { background: #0d5fd8; border-color: #0d5fd8; color: #fff; font-weight: 600; }
.danger { background: #b3261e; border-color: #b3261e; color: #fff; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; padding: 10px 8px; border-bottom: 1px solid var(--line); vertical-align: top; }
code { font: 0.95em ui-monospace, monospace; overflow-wrap: anywhere; }
details p { margin: 8px 0; max-width: 30ch; }
.backdrop { position: fixed; inset: 0; background: rgb(0 0 0 / 55%); display: grid; place-items: center; padding: 16px; }
.dialog { background: var(--page); border-radius: 10px; padding: 24px; max-width: 480px; }
.dialog h2 { margin-top: 0; }
.dialog .buttons { display: flex; gap: 12px; justify-content: end; margin-top: 20px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 6px 24px; } dt { color: var(--muted); } dd { margin: 0; }
`;

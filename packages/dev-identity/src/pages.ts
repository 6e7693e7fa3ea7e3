import type { DemoLogin } from './state.js';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
label{display:block;padding:.25rem 0}small{color:#555}[role=alert]{color:#a00;font-weight:600}
input[type=password]{display:block;font:inherit;padding:.4rem;width:100%;box-sizing:border-box}
button{font:inherit;padding:.5rem 1.5rem;margin-top:1rem}
</style></head><body><main><h1>${escape(title)}</h1>${body}</main></body></html>`;

/** @param problem shown above the form, e.g. after a wrong password */
export const loginPage = (uid: string, people: readonly DemoLogin[], problem?: string): string =>
  page(
    'Sign in to the demo hub',
    `${problem ? `<p role="alert">${escape(problem)}</p>` : ''}
<form method="post" action="/login/${escape(uid)}">
<fieldset><legend>Who are you?</legend>${people.map(choice).join('')}</fieldset>
<label>Password <small>printed by npm start</small><input type="password" name="password" required autocomplete="off"></label>
<label><input type="checkbox" name="mfa" value="true"> with a second factor <small>(pretended: no code is asked)</small></label>
<button>Sign in</button></form>`,
  );

const choice = ({ id, name, title }: DemoLogin): string =>
  `<label><input type="radio" name="person" required value="${escape(id)}"> ${escape(name)} <small>${escape(title)}</small></label>`;

export const errorPage = (code: string, description?: string): string =>
  page(
    'Sign-in stopped',
    `<p role="alert">${escape(description ?? 'The request cannot be answered.')}</p><p><small>${escape(code)}</small></p>`,
  );

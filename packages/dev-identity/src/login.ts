import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { sameSecret } from './demo-grant.js';
import { errors } from './oidc.js';
import { errorPage, loginPage } from './pages.js';
import { signInOf } from './sign-in.js';
import type { IdentityState } from './state.js';

const MAX_FORM_BYTES = 4096;
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; " +
    "form-action 'self' http://127.0.0.1:* http://localhost:*",
};

/** Answers `GET` and `POST /login/{uid}`: shows the form, then finishes the authorization request. */
export const createLogin = (provider: Provider, { people, password }: IdentityState) => {
  const submit = async (uid: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = await readForm(request);
    const person = people.find(({ id }) => id === form.get('person'));
    if (!person || !sameSecret(form.get('password') ?? '', password))
      return send(
        response,
        401,
        loginPage(uid, people, 'Choose a person and give the password that npm start printed.'),
      );
    const login = { accountId: person.id, ...signInOf(person.mfa === true || form.get('mfa') === 'true') };
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const { uid } = await provider.interactionDetails(request, response);
      if (request.method === 'POST') await submit(uid, request, response);
      else send(response, 200, loginPage(uid, people));
    } catch (error) {
      if (!(error instanceof errors.OIDCProviderError)) throw error;
      send(response, 400, errorPage(error.error, 'This sign-in has ended; start again from the application.'));
    }
  };
};

const readForm = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MAX_FORM_BYTES) throw new errors.InvalidRequest('form too large');
  }
  return new URLSearchParams(text);
};

const send = (response: ServerResponse, status: number, html: string): void => {
  response.writeHead(status, HEADERS).end(html);
};

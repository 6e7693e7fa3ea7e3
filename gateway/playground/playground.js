'use strict';
/* global React, ReactDOM, GraphiQL */
// Sign-in by authorization code with PKCE; subscriptions over the event stream of the live process.
const field = document.getElementById('token');
const home = location.origin + '/';
const base64url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const headers = () => ({
  'content-type': 'application/json',
  ...(field.value ? { authorization: 'Bearer ' + field.value } : {}),
});

async function discover({ issuer }) {
  return (await fetch(issuer.replace(/\/$/, '') + '/.well-known/openid-configuration')).json();
}

async function signIn(settings) {
  const provider = await discover(settings);
  const state = random();
  const verifier = random();
  sessionStorage.setItem('sign-in', JSON.stringify({ state, verifier }));
  const challenge = base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  location.assign(
    provider.authorization_endpoint +
      '?' +
      new URLSearchParams({
        client_id: 'hub-dev',
        response_type: 'code',
        scope: 'openid profile',
        prompt: 'login',
        redirect_uri: home,
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      }),
  );
}

async function finishSignIn(settings) {
  const answer = new URLSearchParams(location.search);
  const begun = JSON.parse(sessionStorage.getItem('sign-in') || 'null');
  if (!answer.has('code') || !begun || answer.get('state') !== begun.state) return;
  sessionStorage.removeItem('sign-in');
  history.replaceState(null, '', '/');
  const provider = await discover(settings);
  const response = await fetch(provider.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'hub-dev',
      redirect_uri: home,
      code: answer.get('code'),
      code_verifier: begun.verifier,
    }),
  });
  field.value = (await response.json()).access_token || '';
}

async function* streamed(url, request) {
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify(request),
    headers: { ...headers(), accept: 'text/event-stream' },
  });
  if (!response.ok || !response.body) return yield await response.json();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (let rest = ''; ;) {
      const { done, value } = await reader.read();
      if (done) return;
      const events = (rest + value).split(/\r?\n\r?\n/);
      rest = events.pop();
      for (const event of events) {
        const of = (name) =>
          event
            .split(/\r?\n/)
            .filter((line) => line.startsWith(name + ':'))
            .map((line) => line.slice(name.length + 1).trim())
            .join('');
        if (of('event') === 'complete') return;
        if (of('event') === 'next') yield JSON.parse(of('data'));
      }
    }
  } finally {
    await reader.cancel();
  }
}

/** A heartbeat would push the last event off the screen: the first message stays, later ones only with an event. */
async function* withoutHeartbeats(messages) {
  let shown = false;
  for await (const message of messages) {
    const entry = Object.values(message.data || {})[0] || {};
    const isHeartbeat = Object.values(entry).some((value) => value === null);
    if (shown && isHeartbeat) continue;
    shown = true;
    yield message;
  }
}

function isSubscription({ query, operationName }, { documentAST } = {}) {
  const operations = (documentAST ? documentAST.definitions : []).filter(({ kind }) => kind === 'OperationDefinition');
  const chosen = operations.find(({ name }) => name && name.value === operationName) || operations[0];
  return chosen ? chosen.operation === 'subscription' : /^\s*subscription\b/.test(query);
}

async function start() {
  const settings = await (await fetch('/playground/settings.json')).json();
  await finishSignIn(settings);
  document.getElementById('sign-in').onclick = () => signIn(settings);
  document.getElementById('sign-out').onclick = () => {
    field.value = '';
  };
  const live = location.protocol + '//' + location.hostname + ':' + settings.livePort + '/graphql/stream';
  const examples = await (await fetch('/playground/examples.graphql')).text();
  const fetcher = async (request, options) =>
    isSubscription(request, options)
      ? withoutHeartbeats(streamed(live, request))
      : (await fetch('/graphql', { method: 'POST', headers: headers(), body: JSON.stringify(request) })).json();
  ReactDOM.createRoot(document.getElementById('playground')).render(
    React.createElement(GraphiQL, { fetcher, defaultQuery: examples }),
  );
}
void start();

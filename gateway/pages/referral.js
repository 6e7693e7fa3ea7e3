// The page of a receiver without an account. What it shows is in this page alone: nothing is stored, and no code is put
// into an address.
const OPEN = `mutation OpenReferral($input: OpenReferralInput!) { openReferral(input: $input) {
  package { answerCode service urgency purpose notes primeroFile persons { values { name value } } }
  problems { code message } } }`;
const ANSWER = `mutation AnswerOpenedReferral($input: AnswerOpenedReferralInput!) { answerOpenedReferral(input: $input) {
  state problems { code message } } }`;
const STEPS = ['ACCEPTED', 'IN_SERVICE', 'COMPLETED', 'REJECTED'];
const LANGUAGES = ['en', 'th', 'lo', 'my'];

const byId = (id) => document.getElementById(id);
const language = byId('language');
let texts;
let opened;
let isSaved = false;

const word = (key) => texts.pages[key] ?? key;
const name = (of, code) => texts.enums[of]?.[code] ?? code;
const tell = (text) => {
  byId('status').textContent = text;
};

const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
const fact = (list, label, value) => value && list.append(element('dt', label), element('dd', value));

const choose = (id, of, codes) => {
  const chosen = byId(id).value;
  const options = codes.map((code) => Object.assign(element('option', name(of, code)), { value: code }));
  byId(id).replaceChildren(Object.assign(element('option', ''), { value: '' }), ...options);
  byId(id).value = chosen;
};

const showWords = () => {
  document.documentElement.lang = language.value;
  document.title = word('title');
  for (const place of document.querySelectorAll('[data-text]')) place.textContent = word(place.dataset.text);
  choose('step', 'ReferralState', STEPS);
  choose('rejection', 'ReferralRejection', Object.keys(texts.enums.ReferralRejection));
  choose('outcome', 'ReferralOutcome', Object.keys(texts.enums.ReferralOutcome));
  if (opened) showPackage();
};

const showPackage = () => {
  const facts = byId('facts');
  facts.replaceChildren();
  fact(facts, word('service'), name('ReferralService', opened.service));
  fact(facts, word('urgency'), name('Urgency', opened.urgency));
  fact(facts, word('purpose'), name('AccessPurpose', opened.purpose));
  fact(facts, word('notes'), opened.notes);
  byId('persons').replaceChildren(...opened.persons.flatMap(personOf));
  byId('download').hidden = !opened.primeroFile;
};

const personOf = ({ values }, index) => {
  const list = document.createElement('dl');
  for (const { name: field, value } of values) fact(list, word(field.replace('.', '_')), value);
  const told = values.length ? list : element('p', word('nobody'));
  return [element('h3', `${word('person')} ${index + 1}`), told];
};

const readWords = async () => {
  const answer = await fetch(`/languages/${language.value}.json`);
  ({ texts } = await answer.json());
  showWords();
};

/** The result, or undefined when the reason was told instead. */
const ask = async (query, input) => {
  tell(word('waiting'));
  const headers = { 'content-type': 'application/json', 'accept-language': language.value };
  const body = JSON.stringify({ query, variables: { input } });
  const answer = await fetch('/graphql', { method: 'POST', headers, body })
    .then((response) => response.json())
    .catch(() => undefined);
  const result = answer?.data && Object.values(answer.data)[0];
  const reasons = [...(answer?.errors ?? []), ...(result?.problems ?? [])].map(reasonOf);
  tell(result ? reasons.join(' ') : reasons[0] || word('unreachable'));
  return result && !reasons.length ? result : undefined;
};

const reasonOf = ({ code, extensions, message }) => {
  if ((code ?? extensions?.code) === 'NOT_FOUND') return word('wrongCode');
  return message;
};

/** Runs with the buttons of a form out of reach, so that nothing is sent twice. */
const sending = (form, work) =>
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const buttons = form.querySelectorAll('button');
    for (const button of buttons) button.disabled = true;
    await work();
    for (const button of buttons) button.disabled = false;
  });

const showAnswering = () => {
  byId('opening').hidden = true;
  byId('answering').hidden = false;
};

const open = async () => {
  const result = await ask(OPEN, { code: byId('code').value });
  if (!result) return;
  opened = result.package;
  byId('code').value = '';
  byId('answer-code').value = opened.answerCode;
  byId('package').hidden = false;
  showAnswering();
  showPackage();
  byId('package').querySelector('h2').focus();
};

const answer = async () => {
  const to = byId('step').value;
  const input = { code: byId('answer-code').value, to };
  if (to === 'REJECTED') input.rejection = byId('rejection').value || null;
  if (to === 'COMPLETED')
    Object.assign(input, { outcome: byId('outcome').value || null, feedback: byId('feedback').value || null });
  const result = await ask(ANSWER, input);
  if (!result) return;
  tell(`${word('sent')} ${name('ReferralState', result.state)}`);
  byId('step').value = '';
  showDetails();
};

const showDetails = () => {
  for (const step of ['REJECTED', 'COMPLETED']) byId(`of-${step}`).hidden = byId('step').value !== step;
};

const download = () => {
  const address = URL.createObjectURL(new Blob([opened.primeroFile], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href: address, download: 'referral.json' }).click();
  URL.revokeObjectURL(address);
  isSaved = true;
};

sending(byId('opening'), open);
sending(byId('answering'), answer);
byId('step').addEventListener('change', showDetails);
byId('download').addEventListener('click', download);
byId('opened-before').addEventListener('click', showAnswering);
language.addEventListener('change', readWords);
window.addEventListener('beforeunload', (event) => opened && !isSaved && event.preventDefault());
const preferred = navigator.languages.map((each) => each.slice(0, 2)).find((each) => LANGUAGES.includes(each));
language.value = preferred ?? 'en';
await readWords();
byId('opening').hidden = false;

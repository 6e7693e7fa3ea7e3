import type { Ready } from './ready-file.js';

const LONGEST_TITLE = 48;

/** What a person needs to know once the hub runs. */
export const welcome = ({ endpoints, people }: Ready, password: string): string => {
  const width = (read: (person: Ready['people'][number]) => string, heading: string) =>
    Math.max(heading.length, ...people.map((person) => read(person).length));
  const keyWidth = width(({ key }) => key, 'KEY');
  const titleWidth = width(({ title }) => short(title), 'TITLE');
  const row = (key: string, title: string, sees: string) =>
    `  ${key.padEnd(keyWidth)}  ${title.padEnd(titleWidth)}  ${sees}`;
  return [
    '',
    `  Queries         ${endpoints.graphql}`,
    `  Subscriptions   ${endpoints.live}`,
    `  Event stream    ${endpoints.stream}`,
    `  Try it          ${new URL(endpoints.graphql).origin}/`,
    '',
    row('KEY', 'TITLE', 'MAY SEE'),
    ...people.map(({ key, title, sees }) => row(key, short(title), sees)),
    '',
    `  Password of every demo person: ${password}`,
    '  An access token for ten minutes: npm run -s token -- <KEY>',
    '  Stop with Ctrl-C.',
    '',
  ].join('\n');
};

const short = (title: string): string =>
  title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title;

import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import pg from 'pg';

/** Stands in for a subgraph or a gateway process: does what the supervisor relies on, and notes it in a journal. */
export const play = async (name, portVariable) => {
  const suffix = name.toUpperCase();
  const { env } = process;
  const note = (text) => env.FAKE_JOURNAL && appendFileSync(env.FAKE_JOURNAL, `${name} ${text}\n`);
  for (const word of process.argv.length > 2 ? process.argv.slice(2) : ['serve'])
    await doWord(word, { name, suffix, env, note, portVariable });
};

const doWord = async (word, { name, suffix, env, note, portVariable }) => {
  note(word);
  if (word === 'migrate') {
    if (env.FAKE_MIGRATE_FAILS) end(1, 'the column is not there');
    const owner = env[`DATABASE_OWNER_URL_${suffix}`];
    await query(owner, `CREATE TABLE IF NOT EXISTS kept (line text); GRANT SELECT, INSERT ON kept TO ${name}_app`);
  } else if (word === 'seed') {
    const owner = env[`DATABASE_OWNER_URL_${suffix}`];
    await query(owner, "INSERT INTO kept SELECT 'seeded' WHERE NOT EXISTS (SELECT FROM kept)");
  } else {
    if (env.FAKE_BAD_CONFIGURATION) end(78, 'HUB_SOMETHING is missing');
    const first = env.FAKE_FAILS_FIRST && `${env.FAKE_FAILS_FIRST}-${portVariable}`;
    if (first && !existsSync(first)) {
      writeFileSync(first, '');
      end(1, 'the database did not answer');
    }
    serve(Number(env[portVariable]), env[`DATABASE_URL_${suffix}`]);
    process.once('SIGTERM', () => {
      note('stop');
      if (!env.FAKE_STUBBORN) process.exit(0);
    });
  }
};

const serve = (port, url) => {
  const answers = {
    '/healthz': () => ({ status: 'ok' }),
    '/environment': () => process.env,
    '/add': () => query(url, "INSERT INTO kept VALUES ('added')"),
    '/kept': () => query(url, 'SELECT line FROM kept'),
  };
  createServer(async (request, response) => {
    const send = (status, body) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    try {
      send(200, await answers[request.url]());
    } catch (error) {
      send(500, { message: error.message });
    }
  }).listen(port, '127.0.0.1', () => console.log(JSON.stringify({ level: 30, msg: 'listening', port })));
};

const query = async (connectionString, sql) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

const end = (code, text) => {
  console.log(text);
  process.exit(code);
};

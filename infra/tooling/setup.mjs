// Before `npm start` and `npm test`: installs what is missing, compiles what changed. Needs node and npm only.
// This file is read by any Node, so that an old one gets a sentence and not a syntax error.
const OLDEST = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(`ATIP Hub needs Node ${OLDEST.join('.')} or newer; this is ${process.version}. See https://nodejs.org`);
  process.exit(1);
} else {
  import('./prepare.mjs')
    .then(({ prepare }) => prepare())
    .catch((error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
}

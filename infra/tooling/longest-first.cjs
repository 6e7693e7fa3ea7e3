// Tests that start a hub take longest whatever the length of their file, so they begin first and none is left for the end.
const { statSync } = require('node:fs');

const startsHub = ({ path, context }) => path.slice(context.config.rootDir.length).startsWith('/tests/');

module.exports = class {
  sort(tests) {
    const order = new Map(tests.map((test) => [test, [startsHub(test) ? 0 : 1, -statSync(test.path).size]]));
    return [...tests].sort((a, b) => order.get(a)[0] - order.get(b)[0] || order.get(a)[1] - order.get(b)[1]);
  }

  cacheResults() {}
};

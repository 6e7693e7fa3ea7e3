// Loaded into every process of a test run (NODE_OPTIONS=--require). Nothing may leave this machine: a connection,
// datagram or name look-up that is not loopback fails, and is written to the file named by HUB_NETGUARD_LOG.
const net = require('node:net');
const dns = require('node:dns');
const dgram = require('node:dgram');
const { ChildProcess } = require('node:child_process');
const { appendFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const installed = Symbol.for('hub.netguard');
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|(0:){7}1|::ffff:127(\.\d{1,3}){3})$/i;

const isLoopback = (host) => host === undefined || host === null || host === '' || LOOPBACK.test(host);

const refused = (what, host) => {
  const log = process.env.HUB_NETGUARD_LOG;
  if (log) appendFileSync(log, `${what} ${host} (${process.argv[1] ?? 'node'})\n`);
  return Object.assign(new Error(`netguard: ${what} ${host} leaves this machine`), { code: 'ENETGUARD' });
};

const guardSockets = () => {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (...args) {
    const [first] = Array.isArray(args[0]) ? args[0] : args;
    const options = typeof first === 'object' && first !== null ? first : { host: hostArgument(args) };
    if (options.path || isLoopback(options.host)) return connect.apply(this, args);
    const error = refused('connect', `${options.host}:${options.port ?? args[0]}`);
    process.nextTick(() => this.destroy(error));
    return this;
  };
};

const hostArgument = (args) => (typeof args[1] === 'string' && !isPath(args[0]) ? args[1] : undefined);
const isPath = (first) => typeof first === 'string' && Number.isNaN(Number(first));

const guardLookups = () => {
  for (const owner of [dns, dns.Resolver.prototype]) guardNames(owner, answerCallback);
  for (const owner of [dns.promises, dns.promises.Resolver.prototype]) guardNames(owner, answerPromise);
};

const guardNames = (owner, answer) => {
  for (const name of Object.getOwnPropertyNames(owner)) {
    if (!/^(lookup|lookupService|resolve.*|reverse)$/.test(name) || typeof owner[name] !== 'function') continue;
    const original = owner[name];
    owner[name] = function (host, ...rest) {
      return isLoopback(host) ? original.call(this, host, ...rest) : answer(refused(name, host), rest);
    };
  }
};

const answerCallback = (error, rest) => process.nextTick(rest.at(-1), error);
const answerPromise = (error) => Promise.reject(error);

const guardDatagrams = () => {
  for (const [name, hostOf] of [
    ['send', (args) => args.find((arg, index) => index > 1 && typeof arg === 'string')],
    ['connect', ([, address]) => (typeof address === 'string' ? address : undefined)],
  ]) {
    const original = dgram.Socket.prototype[name];
    dgram.Socket.prototype[name] = function (...args) {
      const host = hostOf(args);
      if (isLoopback(host)) return original.apply(this, args);
      throw refused(`datagram ${name}`, host);
    };
  }
};

/** A child that was given an environment of its own is guarded like its parent. */
const guardChildren = () => {
  const spawn = ChildProcess.prototype.spawn;
  ChildProcess.prototype.spawn = function (options) {
    if (options?.envPairs) options.envPairs = guardedEnvironment(options.envPairs);
    return spawn.call(this, options);
  };
};

const guardedEnvironment = (pairs) => {
  const valueOf = (name) => pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  const nodeOptions = valueOf('NODE_OPTIONS') ?? '';
  const log = valueOf('HUB_NETGUARD_LOG') ?? process.env.HUB_NETGUARD_LOG;
  return [
    ...pairs.filter((pair) => !/^(NODE_OPTIONS|HUB_NETGUARD_LOG)=/.test(pair)),
    `NODE_OPTIONS=${nodeOptions.includes(__filename) ? nodeOptions : `${nodeOptions} --require "${__filename}"`.trim()}`,
    ...(log ? [`HUB_NETGUARD_LOG=${log}`] : []),
  ];
};

if (!net[installed]) {
  Object.defineProperty(net, installed, { value: true });
  for (const guard of [guardSockets, guardLookups, guardDatagrams, guardChildren]) guard();
  syncBuiltinESMExports();
}

import type { LoadHook, ResolveHook } from 'node:module';

/** Exports that take the place of those of a compiled module, as source; the rest of it stays, as `Original`. */
export type StandIn = readonly [module: string, exports: string];

const ORIGINAL = '?original';

/** A module hook that gives the stand-in for a module that has one; the module itself is loaded beside it. */
export const standingIn =
  (find: (url: string) => StandIn | undefined): LoadHook =>
  (url, context, next) => {
    const standIn = find(url);
    if (!standIn) return next(url, context);
    const original = JSON.stringify(url + ORIGINAL);
    const source = `import * as Original from ${original}; export * from ${original}; void Original; ${standIn[1]}`;
    return { format: 'module', shortCircuit: true, source };
  };

/** A module hook that starts a process from its compiled modules: in its bundle there are none to stand in for. */
export const unbundled: ResolveHook = (specifier, context, next) =>
  next(specifier.replace(/\.bundle\.js$/, '.js'), context);

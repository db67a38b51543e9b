// Imported before a program: makes hnswlib-node as absent as it is where npm found no compiler for it.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'hnswlib-node') throw new Error('Cannot find package hnswlib-node');
    return next(specifier, context);
  },
});

// Loaded before the launcher (`node --import`): lets the real command line run over the application with canned answers.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier.endsWith('/src/compose.ts')
      ? { url: new URL('./app.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});

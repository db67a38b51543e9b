// Names that people say, as against those of programs and manuals.
import { describe, expect, it } from 'vitest';
import { hasIdentifier, isOfManual, isSpoken } from '../../../src/quiz/generate/naming.ts';

describe('names', () => {
  it.each(['Spot instances', 'TCP', 'Node.js', 'A/B testing', 'CI/CD', 'Fine-tuning', 'KV cache', 'S3'])(
    'that people say: %s',
    name => {
      expect(hasIdentifier(name)).toBe(false);
    },
  );

  it.each([
    'max_size',
    '--force',
    'get()',
    'std::map',
    '/etc/hosts',
    'localStorage',
    'Games/Toys',
    'LuaHookLog',
    'a=b',
  ])('of programs: %s', name => {
    expect(hasIdentifier(name)).toBe(true);
    expect(isSpoken(name)).toBe(false);
  });

  it.each(['pax', 'ibus-cangjie', 'eth0', 'INTEGER', 'E404', '1.2'])('that are typed alone: %s', name => {
    expect(isSpoken(name)).toBe(false);
  });

  it.each(['Standard options', 'Error codes', 'Release notes', 'Compatibility of drivers', 'virDomainBlockPeek'])(
    'of lists in manuals: %s',
    title => {
      expect(isOfManual(title)).toBe(true);
    },
  );

  it('leave a page about a subject alone', () => {
    expect(isOfManual('Choosing storage for checkpoints')).toBe(false);
  });
});

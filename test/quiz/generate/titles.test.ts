// Titles as prompts: what asks something whole, and what names a page by itself.
import { describe, expect, it } from 'vitest';
import { asksSeveral, asPrompt, isQuestion, namesSubject, plainTitle } from '../../../src/quiz/generate/titles.ts';

describe('a title', () => {
  it.each([
    ['How do you keep a queue short? (Big Shops)', 'How do you keep a queue short?'],
    ['Q12. What is a shard?', 'What is a shard?'],
    ['7) What is a shard? ⭐⭐', 'What is a shard?'],
    ['Explain leader election. [Hard]', 'Explain leader election.'],
    ['What is a shard (in a table)', 'What is a shard (in a table)'],
  ])('loses the marks of its bank: %s', (title, plain) => {
    expect(plainTitle(title)).toBe(plain);
    expect(asPrompt(title)).toMatch(/[.?]$/);
  });

  it.each([
    'How do you keep a queue short?',
    'What is sharding?',
    'Why would you not share a cursor?',
    'Explain how a leader is elected',
    'In a cluster, what is a broker?',
    "What's the difference between a mutex and a semaphore?",
    'Your broker is down. What do you look at first?',
  ])('asks: %s', title => {
    expect(isQuestion(title)).toBe(true);
  });

  it.each([
    'Why oldest first?',
    'When Backup Completes?',
    'Why "Closed" → "open"?',
    'Why not migrate?',
    'What are Hooks?',
    "I can't restore my files!?",
    'Usage: How will the queue be used?',
    'How do you use this queue?',
    'Explain sharding and show an example',
    'Implement a queue with two stacks',
    'Sharding in practice',
  ])('asks nothing whole: %s', title => {
    expect(isQuestion(title)).toBe(false);
  });

  it('may ask several things', () => {
    expect(asksSeveral('What is a shard? How is it moved?')).toBe(true);
    expect(asksSeveral('What is a shard, and how is it moved?')).toBe(false);
  });

  it.each([
    ['Storage classes of a cluster', true],
    ['Security Considerations', false],
    ['Core Concepts', false],
    ['Table 3: Sizes of shards', false],
    ['Step 2: Choice of brokers', false],
    ['3.1 Transmission of shards', false],
    ['A.10. Brokers of old', false],
    ['D Glossary of brokers', false],
    ['Set up a topic with these settings:', false],
    ['Кэширование запросов в очереди', false],
    ['key|value pairs of a shard', false],
  ])('names its page, or does not: %s', (title, does) => {
    expect(namesSubject(title)).toBe(does);
  });
});

// The glossary: how people say things. Groups of words that stand for one another, for any bank.
import { z } from 'zod';

const groupSchema = z.object({
  terms: z.array(z.string().min(1)).min(1),
  loose: z.array(z.string().min(1)).default([]),
  weight: z.number().min(0).max(1),
  area: z.string(),
});

const glossarySchema = z.object({
  groups: z.array(groupSchema),
  everyday: z.array(z.string().min(1)),
});

/** `terms` mean the same, `loose` ones often do and count half; `weight` is how safely, from 0 to 1. */
export type GlossaryGroup = z.infer<typeof groupSchema>;

/** `everyday` are words of any conversation: that a bank lacks one says little about what it covers. */
export type Glossary = z.infer<typeof glossarySchema>;

/** Reads a glossary; throws a ZodError naming the faulty places. */
export function parseGlossary(json: string): Glossary {
  return glossarySchema.parse(JSON.parse(json));
}

/** A glossary that says nothing, for measuring what the real one earns. */
export const EMPTY_GLOSSARY: Glossary = { groups: [], everyday: [] };

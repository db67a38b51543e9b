// Reads fields out of answers whose shape nobody promises.

export function objectIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

export function textIn(value: unknown, name: string): string | null {
  const text = objectIn(value, name);
  return typeof text === 'string' ? text : null;
}

export function listIn(value: unknown, name: string): unknown[] {
  const list = objectIn(value, name);
  return Array.isArray(list) ? list : [];
}

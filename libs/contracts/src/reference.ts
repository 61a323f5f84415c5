/** All that a queue, RabbitMQ or Redis ever carries: which record to handle, of what kind, in which version. Never content. */
export interface Reference {
  readonly id: string;
  readonly soort: string;
  readonly versie: number;
}

/**
 * Reads a reference from a queue message and drops every other key, so that nothing else can travel along.
 * @throws Error `verwijzing-onleesbaar`
 */
export function parseReference(text: string): Reference {
  try {
    const { id, soort, versie } = JSON.parse(text) as Record<string, unknown>;
    if (typeof id === 'string' && typeof soort === 'string' && typeof versie === 'number') return { id, soort, versie };
  } catch {
    // not JSON: the same answer as JSON of another shape
  }
  throw new Error('verwijzing-onleesbaar');
}

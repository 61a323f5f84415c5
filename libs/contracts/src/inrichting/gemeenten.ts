import { parseDocument } from 'yaml';

/**
 * The partijen that are municipalities, from the text of partijen.yaml alone: whoever shows how the hub is needs no address or secret of the
 * rest. What is not a list of partijen gives none; `parseInrichting` judges the file.
 */
export function gemeentenIn(partijenYaml: string): string[] {
  const read: unknown = parseDocument(partijenYaml).toJS();
  const partijen = (read as { readonly partijen?: unknown } | null)?.partijen;
  if (!Array.isArray(partijen)) return [];
  return (partijen as readonly { readonly id?: unknown; readonly soort?: unknown }[])
    .filter(({ soort }) => soort === 'gemeente')
    .map(({ id }) => String(id));
}

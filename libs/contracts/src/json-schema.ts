import type { VeldOptions } from './veld';
import { veldenOf } from './veld';

type Constructor = new () => object;
type Json = Readonly<Record<string, unknown>>;

const leafTypes = { tekst: 'string', getal: 'integer', 'ja-nee': 'boolean' } as const;

/**
 * The contract as JSON Schema (2020-12), with the sensitivity of each field as `x-gevoeligheid`. Committed per bericht, so that a change to a
 * frozen version shows in review.
 */
export function jsonSchemaOf(type: Constructor, title: string): Json {
  const definitions: Record<string, Json> = {};
  const root = objectSchema(type, definitions);
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title, ...root, $defs: sorted(definitions) };
}

function objectSchema(type: Constructor, definitions: Record<string, Json>): Json {
  const velden = [...veldenOf(type)];
  return {
    type: 'object',
    additionalProperties: false,
    required: velden.filter(([, veld]) => !veld.optioneel).map(([name]) => name),
    properties: Object.fromEntries(velden.map(([name, veld]) => [name, fieldSchema(veld, definitions)])),
  };
}

function fieldSchema(veld: VeldOptions, definitions: Record<string, Json>): Json {
  const one = 'genest' in veld ? reference(veld.genest(), definitions) : leafSchema(veld);
  const described = veld.omschrijving ? { description: veld.omschrijving } : {};
  return veld.lijst ? { type: 'array', maxItems: 1000, items: one, ...described } : { ...one, ...described };
}

function reference(type: Constructor, definitions: Record<string, Json>): Json {
  if (!(type.name in definitions)) {
    definitions[type.name] = {};
    definitions[type.name] = objectSchema(type, definitions);
  }
  return { $ref: `#/$defs/${type.name}` };
}

function leafSchema(veld: Exclude<VeldOptions, { genest: unknown }>): Json {
  const { type = 'tekst', max, patroon, waarden, gevoeligheid } = veld;
  return {
    type: leafTypes[type],
    ...(max ? { maxLength: max } : {}),
    ...(patroon ? { pattern: patroon.source } : {}),
    ...(waarden ? { enum: [...waarden] } : {}),
    'x-gevoeligheid': gevoeligheid,
  };
}

const sorted = (definitions: Record<string, Json>): Json =>
  Object.fromEntries(Object.entries(definitions).sort(([left], [right]) => left.localeCompare(right)));

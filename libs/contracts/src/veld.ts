import 'reflect-metadata';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';

/** What a field can do to somebody when it is seen by the wrong eyes. The policy of a recipient may only name fields that its ground allows. */
export const gevoeligheden = [
  'routering',
  'kenmerk',
  'identificerend',
  'contact',
  'bijzonder',
  'medisch',
  'bron',
  'vrije-tekst',
  'schuiladres',
] as const;
export type Gevoeligheid = (typeof gevoeligheden)[number];

type Constructor = new () => object;
interface Common {
  readonly optioneel?: true;
  readonly lijst?: true;
  readonly omschrijving?: string;
}
interface LeafVeld extends Common {
  readonly gevoeligheid: Gevoeligheid;
  readonly type?: 'tekst' | 'getal' | 'ja-nee';
  readonly max?: number;
  readonly patroon?: RegExp;
  readonly waarden?: readonly string[];
}
interface NestedVeld extends Common {
  readonly genest: () => Constructor;
}
export type VeldOptions = LeafVeld | NestedVeld;

const registry = new Map<object, Map<string, VeldOptions>>();

/** The fields of a contract class, its parents' included, in the order of declaration. */
export function veldenOf(type: Constructor): ReadonlyMap<string, VeldOptions> {
  const parent = Object.getPrototypeOf(type.prototype) as object | null;
  const inherited = parent && parent !== Object.prototype ? veldenOf(parent.constructor as Constructor) : [];
  return new Map([...inherited, ...(registry.get(type.prototype as object) ?? [])]);
}

const primitive = { tekst: String, getal: Number, 'ja-nee': Boolean } as const;

function leafRules(veld: LeafVeld): PropertyDecorator[] {
  const each = { each: veld.lijst ?? false };
  if (veld.type === 'getal') return [IsInt(each)];
  if (veld.type === 'ja-nee') return [IsBoolean(each)];
  const rules = [IsString(each), MaxLength(veld.max ?? 20_000, each), ...(veld.optioneel ? [] : [MinLength(1, each)])];
  if (veld.patroon) rules.push(Matches(veld.patroon, each));
  if (veld.waarden) rules.push(IsIn([...veld.waarden], each));
  return rules;
}

/** ValidateNested alone lets an absent object pass. */
const nestedRules = (veld: NestedVeld): PropertyDecorator[] => [
  ValidateNested({ each: veld.lijst ?? false }),
  Type(veld.genest),
  ...(veld.optioneel ? [] : [IsDefined()]),
];

function apiProperty(veld: VeldOptions): PropertyDecorator {
  const shared = {
    required: !veld.optioneel,
    isArray: veld.lijst ?? false,
    ...(veld.omschrijving ? { description: veld.omschrijving } : {}),
  };
  if ('genest' in veld) return ApiProperty({ ...shared, type: veld.genest });
  return ApiProperty({
    ...shared,
    type: primitive[veld.type ?? 'tekst'],
    ...(veld.waarden ? { enum: [...veld.waarden] } : {}),
    ...(veld.patroon ? { pattern: veld.patroon.source } : {}),
    ...(veld.max ? { maxLength: veld.max } : {}),
  });
}

/**
 * Declares a field of a contract: its validation, its place in the API description and its sensitivity, in one decorator.
 * A class may hold fields that are declared this way only; the catalogue check refuses the rest at start.
 */
export function Veld(veld: VeldOptions): PropertyDecorator {
  const rules = 'genest' in veld ? nestedRules(veld) : leafRules(veld);
  const list = veld.lijst ? [IsArray(), ArrayMaxSize(1000)] : [];
  const optional = veld.optioneel ? [IsOptional()] : [];
  const remember: PropertyDecorator = (target, key) => {
    const velden = registry.get(target) ?? new Map<string, VeldOptions>();
    registry.set(target, velden.set(String(key), veld));
  };
  return applyDecorators(...rules, ...list, ...optional, apiProperty(veld), remember);
}

/** A message as a tree of shapes: order, number, namespace, text and `entiteittype` of every element. */
import type { XmlElement } from './xml';
import { NS, XSI } from './namespaces';
import type { Prefix } from './namespaces';

/** What the text of an element must be. Lengths in characters. */
export interface TextRule {
  readonly oneOf?: readonly string[];
  readonly pattern?: RegExp;
  readonly min?: number;
  readonly max?: number;
}

export interface ElementShape {
  readonly prefix: Prefix;
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly nillable: boolean;
  readonly entiteittype?: { readonly value: string; readonly required: boolean };
  /** Carries no StUF attributes such as noValue. */
  readonly bare?: boolean;
  /** May carry attributes of any namespace, such as the media type of a document. */
  readonly losseAttributen?: boolean;
  /** Text content, element content, or neither: whatever stands inside is left alone. */
  readonly text?: TextRule;
  readonly children?: readonly Shape[];
}

/** At most one of these, in this place; each alternative says itself whether it may be absent. */
export interface ChoiceShape {
  readonly choice: readonly ElementShape[];
}

export type Shape = ElementShape | ChoiceShape;

/** A place (path of element names) and what is wrong there; never a value. */
export interface Fault {
  readonly location: string;
  readonly fault: 'ontbreekt' | 'onverwacht' | 'te-vaak' | 'waarde' | 'entiteittype' | 'attribuut' | 'nil' | 'tekst';
}

type Options = Partial<Pick<ElementShape, 'min' | 'max' | 'nillable' | 'entiteittype' | 'bare'>>;
const ONE = { min: 1, max: 1, nillable: false };

export function leaf(prefix: Prefix, name: string, text: TextRule = {}, options: Options = {}): ElementShape {
  return { prefix, name, ...ONE, ...options, text };
}

export function group(prefix: Prefix, name: string, children: readonly Shape[], options: Options = {}): ElementShape {
  return { prefix, name, ...ONE, ...options, children };
}

export function oneOf(...choice: readonly ElementShape[]): ChoiceShape {
  return { choice };
}

export const optional = { min: 0 } as const;
export const nillable = { nillable: true } as const;
export const bare = { bare: true } as const;
export const maybe = { min: 0, nillable: true } as const;
/** The attribute `StUF:entiteittype`, fixed and mandatory. */
export const typed = (value: string): Options => ({ entiteittype: { value, required: true } });
/** The same, but it may be left out. */
export const mayBeTyped = (value: string): Options => ({ entiteittype: { value, required: false } });
/** Region-specific additions that every StUF entity may carry. */
export const extraElementen: ElementShape = { prefix: 'StUF', name: 'extraElementen', ...ONE, ...optional };

const ENTITEITTYPE = `{${NS.StUF}}entiteittype`;
const NIL = `{${XSI}}nil`;
const KNOWN_ATTRIBUTES = new Set([ENTITEITTYPE, NIL, `{${XSI}}schemaLocation`]);
const STUF_ATTRIBUTES =
  /^\{(http:\/\/www\.egem\.nl\/StUF\/StUF0301)?\}(noValue|exact|indOnvolledigeDatum|sleutel[A-Z][a-z]+|scope|verwerkingssoort|aantalVoorkomens|aardAantal)$/;

/** All faults at once, in document order; none means that the message has this shape. */
export function check(element: XmlElement, shape: ElementShape, parent = ''): readonly Fault[] {
  const location = parent === '' ? element.name : `${parent}/${element.name}`;
  if (!fits(element, shape)) return [{ location, fault: 'onverwacht' }];
  const attributes = checkAttributes(element, shape, location);
  if (element.attributes.get(NIL) === 'true') return [...attributes, ...checkNil(element, shape, location)];
  return [...attributes, ...checkContent(element, shape, location)];
}

function fits(element: XmlElement, shape: ElementShape): boolean {
  return element.name === shape.name && element.ns === NS[shape.prefix];
}

function checkAttributes(element: XmlElement, shape: ElementShape, location: string): readonly Fault[] {
  const isKnown = (key: string): boolean => KNOWN_ATTRIBUTES.has(key) || (shape.bare !== true && STUF_ATTRIBUTES.test(key));
  const unknown = shape.losseAttributen !== true && !Array.from(element.attributes.keys()).every(isKnown);
  const value = element.attributes.get(ENTITEITTYPE);
  const expected = shape.entiteittype;
  const right = value === undefined ? expected?.required !== true : value === expected?.value;
  return [
    ...(unknown ? [{ location, fault: 'attribuut' } as const] : []),
    ...(right ? [] : [{ location, fault: 'entiteittype' } as const]),
  ];
}

function checkNil(element: XmlElement, shape: ElementShape, location: string): readonly Fault[] {
  const empty = element.children.length === 0 && element.text === '';
  return shape.nillable && empty ? [] : [{ location, fault: 'nil' }];
}

function checkContent(element: XmlElement, shape: ElementShape, location: string): readonly Fault[] {
  if (shape.text !== undefined) return checkText(element, shape.text, location);
  if (shape.children === undefined) return [];
  const stray = element.text.trim() === '' ? [] : [{ location, fault: 'tekst' } as const];
  return [...stray, ...checkChildren(element.children, shape.children, location)];
}

function checkText(element: XmlElement, rule: TextRule, location: string): readonly Fault[] {
  if (element.children.length > 0) return [{ location, fault: 'onverwacht' }];
  return obeys(element.text, rule) ? [] : [{ location, fault: 'waarde' }];
}

function obeys(text: string, { oneOf: allowed, pattern, min = 0, max = Infinity }: TextRule): boolean {
  const length = Array.from(text).length;
  return (allowed?.includes(text) ?? true) && (pattern?.test(text) ?? true) && length >= min && length <= max;
}

function checkChildren(children: readonly XmlElement[], shapes: readonly Shape[], location: string): readonly Fault[] {
  const faults: Fault[] = [];
  let rest = children;
  for (const shape of shapes) {
    const expected = 'choice' in shape ? chosen(rest, shape) : shape;
    if (expected === undefined) continue;
    const found = leading(rest, expected);
    rest = rest.slice(found.length);
    const place = `${location}/${expected.name}`;
    if (found.length < expected.min) faults.push({ location: place, fault: 'ontbreekt' });
    if (found.length > expected.max) faults.push({ location: place, fault: 'te-vaak' });
    for (const each of found) faults.push(...check(each, expected, location));
  }
  const [unexpected] = rest;
  return unexpected === undefined ? faults : [...faults, { location: `${location}/${unexpected.name}`, fault: 'onverwacht' }];
}

function leading(children: readonly XmlElement[], shape: ElementShape): readonly XmlElement[] {
  const end = children.findIndex((each) => !fits(each, shape));
  return end < 0 ? children : children.slice(0, end);
}

function chosen(rest: readonly XmlElement[], shape: ChoiceShape): ElementShape | undefined {
  const [next] = rest;
  const match = next === undefined ? undefined : shape.choice.find((each) => fits(next, each));
  return match ?? shape.choice.find((each) => each.min > 0);
}

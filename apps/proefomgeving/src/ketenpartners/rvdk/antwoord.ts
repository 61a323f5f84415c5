/** Writes ucobDi01 and uciDi01 (StUF-Jeugdzorg 1.0.9, verrijkingsverzoeken) from the question itself. */
import { randomUUID } from 'node:crypto';
import type { Answer } from '../control-bodies';
import { NS, declarations } from '../stuf/namespaces';
import type { Bericht } from '../stuf/ontvangst';
import { writeStuurgegevens } from '../stuf/stuurgegevens';
import type { Systeem } from '../stuf/stuurgegevens';
import { child, escapeXml, tag, textAt, textTag } from '../stuf/xml';
import type { XmlElement } from '../stuf/xml';

/** An answer ready to be sent: the SOAP action's name and the message, without an envelope. */
export interface Antwoord {
  readonly functie: 'ucobDi01' | 'uciDi01' | 'notificatieDi01';
  readonly content: string;
}

/** The organisation that answers; `naam` at most 50 characters. */
export interface Uitvoerende extends Systeem {
  readonly naam: string;
}

const NEUTRAAL = 'Geen informatie beschikbaar.';
const PERSOON = ['heeftBetrekkingOp', 'gerelateerde', 'natuurlijkPersoon'] as const;

/** The bsn that the question is about, when it has one. */
export function bsnOf(vraag: Bericht): string | undefined {
  return textAt(child(vraag.root, 'object'), ...PERSOON, 'inp.bsn');
}

/** The answer to a vcobDi01 or vciDi01 that has the right shape. A new identification each time. */
export function writeAntwoord(vraag: Bericht, answer: Answer, self: Uitvoerende, now: Date): Antwoord {
  const functie = vraag.root.name === 'vciDi01' ? 'uciDi01' : 'ucobDi01';
  const object = child(vraag.root, 'object');
  const referentienummer = `RVDK-${randomUUID().replaceAll('-', '')}`;
  const { zender, referentienummer: crossRefnummer } = vraag.stuurgegevens;
  const header = {
    berichtcode: 'Di01',
    zender: self,
    ontvanger: zender,
    referentienummer,
    tijdstip: now,
    crossRefnummer,
    functie,
  } as const;
  const content = [
    textTag('JZ:identificatie', referentienummer),
    textTag('JZ:verzoekidentificatie', textAt(object, 'identificatie')),
    writeBetrekking(object, answer, functie),
    writeOrganisatie('JZ:heeftAlsInitiator', 'ZAKBTRINI', initiator(object)),
    writeOrganisatie('JZ:heeftAlsUitvoerende', 'ZAKBTRUTV', { identificatie: self.organisatie, naam: self.naam }),
  ];
  const body = writeStuurgegevens('JZ', header) + tag('JZ:object', content, entiteit('VVZ'));
  return { functie, content: tag(`JZ:${functie}`, body, declarations('JZ', 'ZKN', 'BG', 'StUF')) };
}

function writeBetrekking(object: XmlElement | undefined, answer: Answer, functie: Antwoord['functie']): string {
  const persoon = child(object, ...PERSOON);
  const echoed = (persoon?.children ?? []).filter(({ name }) => name !== 'extraElementen').map(echo);
  const gerelateerde = persoon === undefined ? '' : tag('ZKN:natuurlijkPersoon', echoed, entiteit('NPS'));
  return tag(
    'JZ:heeftBetrekkingOp',
    [
      tag('ZKN:gerelateerde', gerelateerde, entiteit('OBJ')),
      textTag('ZKN:indicatieBekend', answer.bekend),
      ...(functie === 'uciDi01' ? writeAntwoorden(asked(object), answer) : []),
    ],
    entiteit('ZAKOBJ'),
  );
}

/** A field of the person as the question had it. Only the family name is mandatory, so only that is written when it was empty. */
export function echo({ name, text, attributes }: XmlElement): string {
  if (text === '' && name !== 'geslachtsnaam') return '';
  const onvolledig = attributes.get(`{${NS.StUF}}indOnvolledigeDatum`);
  return tag(`BG:${name}`, escapeXml(text), onvolledig === undefined ? '' : `StUF:indOnvolledigeDatum="${escapeXml(onvolledig)}"`);
}

function asked(object: XmlElement | undefined): readonly string[] {
  const vragen = (object?.children ?? []).filter(({ name }) => name === 'specifiekeVraag');
  return vragen.map((vraag) => textAt(vraag, 'code') ?? '');
}

function writeAntwoorden(codes: readonly string[], { bekend, antwoorden = {}, ookNietGevraagd }: Answer): readonly string[] {
  if (bekend === 'N') return [];
  const all = ookNietGevraagd === true ? new Set([...codes, ...Object.keys(antwoorden)]) : new Set(codes);
  return [...all].map((code) =>
    tag('ZKN:specifiekeVraag', [textTag('BG:code', code), textTag('BG:antwoord', antwoorden[code] ?? NEUTRAAL)]),
  );
}

interface Organisatie {
  readonly identificatie: string;
  readonly naam: string;
}

function initiator(object: XmlElement | undefined): Organisatie {
  const eenheid = child(object, 'heeftAlsInitiator', 'gerelateerde', 'organisatorischeEenheid');
  return { identificatie: textAt(eenheid, 'identificatie') ?? '', naam: textAt(eenheid, 'naam') ?? '' };
}

function writeOrganisatie(name: string, relatie: string, { identificatie, naam }: Organisatie): string {
  const eenheid = tag(
    'ZKN:organisatorischeEenheid',
    [tag('ZKN:identificatie', escapeXml(identificatie)), tag('ZKN:naam', escapeXml(naam))],
    entiteit('OEH'),
  );
  return tag(name, tag('ZKN:gerelateerde', eenheid, entiteit('BTR')), entiteit(relatie));
}

export function entiteit(value: string): string {
  return `StUF:entiteittype="${value}"`;
}

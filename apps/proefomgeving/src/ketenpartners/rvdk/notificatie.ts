/** Writes notificatieDi01 (StUF-Jeugdzorg 1.0.9) from the request itself: the intake is done, for the first child. */
import { randomUUID } from 'node:crypto';
import { declarations } from '../stuf/namespaces';
import type { Bericht } from '../stuf/ontvangst';
import { writeStuurgegevens } from '../stuf/stuurgegevens';
import { child, tag, textAt, textTag } from '../stuf/xml';
import type { Antwoord, Uitvoerende } from './antwoord';
import { echo, entiteit } from './antwoord';

const zaaktype = (omschrijving: string): string =>
  tag('ZKN:isVan', tag('ZKN:gerelateerde', textTag('ZKN:omschrijvingGeneriek', omschrijving), entiteit('ZKT')), entiteit('ZAKZKT'));

/** The Raad has its own number; ours comes back as that of the case which it belongs to. */
export function writeNotificatie(verzoek: Bericht, self: Uitvoerende, now: Date): Antwoord {
  const object = child(verzoek.root, 'object');
  const kind = child(object, 'heeftBetrekkingOp', 'gerelateerde', 'natuurlijkPersoon');
  const referentienummer = `RVDK-${randomUUID().replaceAll('-', '')}`;
  const header = { berichtcode: 'Di01', zender: self, ontvanger: verzoek.stuurgegevens.zender, referentienummer, tijdstip: now } as const;
  const persoon = tag('ZKN:natuurlijkPersoon', (kind?.children ?? []).map(echo), entiteit('NPS'));
  const eigen = tag(
    'ZKN:gerelateerde',
    [textTag('ZKN:identificatie', textAt(object, 'identificatie')), zaaktype('Overwegen kinderbeschermingsmaatregel')],
    entiteit('ZAK'),
  );
  const content = [
    textTag('ZKN:identificatie', referentienummer),
    zaaktype('Uitvoeren onderzoek kinderbeschermingsmaatregel'),
    tag(
      'ZKN:heeftBetrekkingOp',
      [tag('ZKN:gerelateerde', persoon, entiteit('OBJ')), textTag('ZKN:omschrijving', 'Client (kind)')],
      entiteit('ZAKOBJ'),
    ),
    tag('ZKN:heeftBetrekkingOpAndere', eigen, entiteit('ZAKZAKBTR')),
    tag(
      'ZKN:heeft',
      [
        tag('ZKN:gerelateerde', textTag('ZKN:omschrijving', 'Intake afgerond'), entiteit('STT')),
        textTag('ZKN:datumStatusGezet', now.toISOString().replace(/\D/g, '')),
      ],
      entiteit('ZAKSTT'),
    ),
  ];
  const body =
    writeStuurgegevens('JZ', { ...header, crossRefnummer: undefined, functie: 'notificatieDi01' }) +
    tag('JZ:object', content, entiteit('ZAK'));
  return { functie: 'notificatieDi01', content: tag('JZ:notificatieDi01', body, declarations('JZ', 'ZKN', 'BG', 'StUF')) };
}

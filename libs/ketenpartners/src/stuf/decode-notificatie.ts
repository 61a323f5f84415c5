import type { Beslissing, Notificatie, Persoon } from '@schakel/contracts';
import { notificatieResultaten, notificatieStatussen } from '@schakel/contracts';
import { datumOf, tijdstipOf } from './datum';
import type { Plain } from './persoon';
import { defined, filled, persoonId } from './persoon';
import { uitgebreidOf } from './persoon-uitgebreid';
import type { XmlNode } from './xml-tree';
import { all, at, textAt } from './xml-tree';

function beslissingOf(node: XmlNode): Plain<Beslissing> {
  const beslissing = at(node, 'ZKN:gerelateerde');
  return defined<Plain<Beslissing>>({
    datum: datumOf(at(beslissing, 'ZKN:datumBeslissing')),
    toelichting: textAt(beslissing, 'ZKN:toelichting'),
    ingangsdatum: datumOf(at(beslissing, 'ZKN:ingangsdatumWerking')),
    einddatum: datumOf(at(beslissing, 'ZKN:einddatumWerking')),
  });
}

function persoonIn(node: XmlNode | undefined, id: string): Plain<Persoon> | undefined {
  const persoon = at(node, 'ZKN:gerelateerde', 'ZKN:natuurlijkPersoon');
  if (!persoon) return undefined;
  const { emailadressen: _, overigeAdressen: __, ...known } = uitgebreidOf(persoon, id);
  return known;
}

/** notificatieDi01 (StUF-Jeugdzorg 1.0.9), the whole field tree. The schema holds status and resultaat to their lists. */
export function decodeNotificatie(root: XmlNode, berichtId: string): Plain<Notificatie> {
  const object = at(root, 'JZ:object');
  const kind = at(object, 'ZKN:heeftBetrekkingOp');
  const status = textAt(object, 'ZKN:heeft', 'ZKN:gerelateerde', 'ZKN:omschrijving');
  const resultaat = textAt(object, 'ZKN:resultaat', 'ZKN:omschrijving');
  return {
    verzoek: textAt(object, 'ZKN:heeftBetrekkingOpAndere', 'ZKN:gerelateerde', 'ZKN:identificatie') ?? '',
    ongeboren: textAt(kind, 'ZKN:omschrijving') === 'Client (ongeboren kind)',
    persoon: persoonIn(kind, persoonId(berichtId, 'kind')) ?? { id: persoonId(berichtId, 'kind') },
    ...defined<Omit<Plain<Notificatie>, 'verzoek' | 'ongeboren' | 'persoon'>>({
      kenmerk: textAt(object, 'ZKN:identificatie'),
      status: notificatieStatussen.find((each) => each === status),
      statusGezetOp: tijdstipOf(at(object, 'ZKN:heeft', 'ZKN:datumStatusGezet')),
      resultaat: notificatieResultaten.find((each) => each === resultaat),
      belanghebbende: persoonIn(at(object, 'ZKN:heeftAlsBelanghebbende'), persoonId(berichtId, 'belanghebbende')),
      beslissingen: filled(all(object, 'ZKN:leidtTot').map(beslissingOf)),
    }),
  };
}

import type {
  DocumentBijMelding,
  ExtraElement,
  Instantie,
  OrganisatieBijMelding,
  UitgebreidPersoon,
  Zorgmelding,
} from '@schakel/contracts';
import { datumOf } from './datum';
import type { Plain } from './persoon';
import { defined, filled, persoonId } from './persoon';
import { uitgebreidOf } from './persoon-uitgebreid';
import type { XmlNode } from './xml-tree';
import { all, at, textAt, textsAt } from './xml-tree';

const jeugdigenOf = (object: XmlNode | undefined, berichtId: string): Plain<UitgebreidPersoon>[] =>
  all(object, 'ZKN:heeftBetrekkingOp').flatMap((node) =>
    all(at(node, 'ZKN:gerelateerde'), 'ZKN:natuurlijkPersoon').map((persoon, nr) => ({
      ...uitgebreidOf(persoon, persoonId(berichtId, `jeugdige ${nr + 1}`)),
      rol: textAt(node, 'ZKN:omschrijving') ?? 'jeugdige',
    })),
  );

const rolOf = (node: XmlNode): string => textAt(node, 'ZKN:omschrijving') ?? textAt(node, 'ZKN:code') ?? 'onbekend';

function belanghebbendenOf(object: XmlNode | undefined, berichtId: string): Plain<UitgebreidPersoon>[] {
  return all(object, 'ZKN:heeftAlsBelanghebbende').flatMap((node, nr) => {
    const persoon = at(node, 'ZKN:gerelateerde', 'ZKN:natuurlijkPersoon');
    return persoon ? [{ ...uitgebreidOf(persoon, persoonId(berichtId, `belanghebbende ${nr + 1}`)), rol: rolOf(node) }] : [];
  });
}

function organisatiesOf(object: XmlNode | undefined): Plain<OrganisatieBijMelding>[] {
  return all(object, 'ZKN:heeftAlsBelanghebbende').flatMap((node) => {
    const vestiging = at(node, 'ZKN:gerelateerde', 'ZKN:vestiging');
    if (!vestiging) return [];
    const contactpersoon = defined({
      emailadressen: textsAt(vestiging, 'BG:sub.emailadres'),
      telefoonnummers: textsAt(vestiging, 'BG:sub.telefoonnummer'),
    });
    const named = { naam: textAt(vestiging, 'BG:handelsnaamVerkort'), instantiecode: textAt(vestiging, 'BG:vestigingsNummer') };
    return [{ ...defined<Plain<OrganisatieBijMelding>>(named), rol: rolOf(node), contactpersoon }];
  });
}

const instantieOf = (node: XmlNode | undefined): Plain<Instantie> | undefined =>
  node && defined<Plain<Instantie>>({ naam: textAt(node, 'BG:statutaireNaam'), rsin: textAt(node, 'BG:inn.nnpId') });

/** Plain text that says so and is UTF-8 is read as text; everything else stays as it came, for a person to open. */
function tekstOf(mediatype: string | undefined, base64: string): string | undefined {
  if (!/^text\/plain\b/i.test(mediatype ?? '')) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}
function documentOf(node: XmlNode | undefined): Plain<DocumentBijMelding> | undefined {
  if (!node) return undefined;
  const inhoud = at(node, 'ZKN:inhoud');
  const base64 = inhoud?.tekst.replace(/\s+/g, '') ?? '';
  const mediatype = inhoud?.attributen['xmime:contentType'];
  const tekst = tekstOf(mediatype, base64);
  return defined<Plain<DocumentBijMelding>>({
    nummer: textAt(node, 'ZKN:identificatie'),
    bestandsnaam: inhoud?.attributen['StUF:bestandsnaam'],
    mediatype,
    titel: textAt(node, 'ZKN:titel'),
    auteur: textAt(node, 'ZKN:auteur'),
    datum: datumOf(at(node, 'ZKN:creatiedatum')),
    tekst,
    inhoud: tekst === undefined ? base64 || undefined : undefined,
  });
}

/** What sender and receiver agreed on outside the standard, wherever in the message it stands. */
function extraElementenIn(node: XmlNode): Plain<ExtraElement>[] {
  const own = node.naam === 'StUF:extraElement' && node.tekst.trim() !== '' ? [extraOf(node)] : [];
  return [...own, ...node.kinderen.flatMap(extraElementenIn)];
}
const extraOf = (node: XmlNode): Plain<ExtraElement> => ({ naam: node.attributen['naam'] ?? '', waarde: node.tekst.trim() });

/** zorgmeldingDi01 (StUF-Jeugdzorg 1.0.9), the whole field tree; absent, nil and blank are all absent. Person ids follow from message and place. */
export function decodeZorgmelding(root: XmlNode, berichtId: string): Plain<Zorgmelding> {
  const object = at(root, 'JZ:object');
  const initiator = at(object, 'ZKN:heeftAlsInitiator');
  const aanspreekpunt = at(initiator, 'ZKN:heeftAlsAanspreekpunt', 'ZKN:gerelateerde');
  const betrokkenen = [...jeugdigenOf(object, berichtId), ...belanghebbendenOf(object, berichtId)];
  return {
    zorgelijkeSituatie: { betrokkenen, ...defined({ aanvullendeInformatie: textAt(initiator, 'ZKN:toelichting') }) },
    ...defined<Omit<Plain<Zorgmelding>, 'zorgelijkeSituatie'>>({
      kenmerk: textAt(object, 'ZKN:kenmerk', 'ZKN:kenmerk'),
      ingediendDoor: instantieOf(at(initiator, 'ZKN:gerelateerde', 'ZKN:nietNatuurlijkPersoon')),
      rolIndiener: [textAt(initiator, 'ZKN:code'), textAt(initiator, 'ZKN:omschrijving')].filter(Boolean).join(' ') || undefined,
      contactpersoon:
        aanspreekpunt &&
        defined({
          naam: textAt(aanspreekpunt, 'ZKN:naam'),
          emailadressen: textsAt(aanspreekpunt, 'ZKN:emailadres'),
          telefoonnummers: textsAt(aanspreekpunt, 'ZKN:telefoonnummer'),
        }),
      organisaties: filled(organisatiesOf(object)),
      document: documentOf(at(object, 'ZKN:heeftRelevant', 'ZKN:gerelateerde')),
      extraElementen: filled(extraElementenIn(root)),
    }),
  };
}

import type { Antwoord, UitkomstCasusinformatie, UitslagCheckOpBekendheid } from '@schakel/contracts';
import type { Plain } from './persoon';
import { persoonId, persoonOf } from './persoon';
import type { XmlNode } from './xml-tree';
import { all, at, textAt } from './xml-tree';

function uitslagOf(object: XmlNode, berichtId: string, nr: number): Plain<UitslagCheckOpBekendheid> {
  const betrekking = at(object, 'JZ:heeftBetrekkingOp');
  const persoon = at(betrekking, 'ZKN:gerelateerde', 'ZKN:natuurlijkPersoon');
  return {
    verzoek: textAt(object, 'JZ:verzoekidentificatie') ?? '',
    kenmerk: textAt(object, 'JZ:identificatie') ?? '',
    bekend: textAt(betrekking, 'ZKN:indicatieBekend') === 'J',
    persoon: persoonOf(persoon, persoonId(berichtId, `object ${nr + 1}`)),
  };
}

/** ucobDi01 (StUF-Jeugdzorg 1.0.9): one answer per object, each to a question of its own. */
export const decodeUitslagen = (root: XmlNode, berichtId: string): Plain<UitslagCheckOpBekendheid>[] =>
  all(root, 'JZ:object').map((object, nr) => uitslagOf(object, berichtId, nr));

function antwoordOf(node: XmlNode): Plain<Antwoord> {
  const tekst = textAt(node, 'BG:antwoord');
  return { code: textAt(node, 'BG:code') ?? '', ...(tekst === undefined ? {} : { tekst }) };
}

/** uciDi01: as an uitslag, with the answers per question code, untrimmed: what was asked is the decision's to know. Attachments stay in the journal. */
export const decodeUitkomsten = (root: XmlNode, berichtId: string): Plain<UitkomstCasusinformatie>[] =>
  all(root, 'JZ:object').map((object, nr) => ({
    ...uitslagOf(object, berichtId, nr),
    antwoorden: all(at(object, 'JZ:heeftBetrekkingOp'), 'ZKN:specifiekeVraag').map(antwoordOf),
  }));

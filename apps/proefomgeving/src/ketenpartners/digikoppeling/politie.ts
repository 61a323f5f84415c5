/** The police behind the agreement: they refuse what is not a vtTerugkoppeling to them. */
import { OIN_POLITIE_DIGIKOPPELING } from '../../deelnemers';
import { check } from '../stuf/shape';
import { readStuurgegevens } from '../stuf/stuurgegevens';
import { vtTerugkoppelingDi01 } from '../stuf/terugkoppeling';
import { parseXml, UnreadableXmlError } from '../stuf/xml';
import type { Message } from './postkamer';

/** Whether every part of it is a good message for the police, and there is one. */
export const isGoodFor = ({ dataSources }: Message): boolean =>
  dataSources.length > 0 && dataSources.every(({ content }) => isGood(Buffer.from(content, 'base64').toString('utf8')));

function isGood(xml: string): boolean {
  try {
    const root = parseXml(xml);
    const mine = readStuurgegevens(root).ontvanger.organisatie === OIN_POLITIE_DIGIKOPPELING;
    return mine && check(root, vtTerugkoppelingDi01).length === 0;
  } catch (error) {
    if (error instanceof UnreadableXmlError) return false;
    throw error;
  }
}

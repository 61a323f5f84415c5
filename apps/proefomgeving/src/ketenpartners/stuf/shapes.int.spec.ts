import { readFileSync } from 'node:fs';
import { buildTerugkoppeling, buildVraag } from '../../../../../test/fixtures/vragen';
import { faultsByXsd, standard } from '../../../../../test/support/official-xsd';
import { check } from './shape';
import type { ElementShape } from './shape';
import { vtTerugkoppelingDi01 } from './terugkoppeling';
import { vciDi01, vcobDi01 } from './vragen';
import { parseXml } from './xml';

const ROOT = 'stuf-jeugdzorg';
const VV = `${ROOT}/resolved-vv-verrijkingsverzoeken-1.0.9/jz0100_msg_vvberichten_resolved2025.xsd`;
const VT = `${ROOT}/resolved-vt-veiligthuis-1.0.9/jz0100_msg_vtberichten_resolved2025.xsd`;
const kinds: readonly (readonly [string, ElementShape, string, string, string])[] = [
  ['vcobDi01', vcobDi01, VV, `${ROOT}/voorbeelden/vcobDi01-check-op-bekendheid.xml`, buildVraag()],
  ['vciDi01', vciDi01, VV, `${ROOT}/voorbeelden/vciDi01-verzoek-casusinformatie.xml`, buildVraag({ vraagcodes: ['VT-001', 'VT-002'] })],
  ['vtTerugkoppelingDi01', vtTerugkoppelingDi01, VT, `${ROOT}/voorbeelden/vtTerugkoppelingDi01.xml`, buildTerugkoppeling()],
];

/** An element with nothing but text. */
const LEAF = /<(\w+:[\w.]+)(?: [^>]*)?>[^<]*<\/\1>/g;

/** One element gone, doubled, renamed, in another namespace, empty, too long, swapped with the next, nil, with a strange attribute. */
function mutations(message: string): readonly string[] {
  const leaves = [...message.matchAll(LEAF)].flatMap((match) => {
    const [whole, name = ''] = match;
    const put = (text: string): string => message.slice(0, match.index) + text + message.slice(match.index + whole.length);
    const open = whole.slice(0, whole.indexOf('>'));
    return [
      put(''),
      put(whole + whole),
      put(whole.replaceAll(name, `${name}x`)),
      put(whole.replaceAll(name, name.startsWith('JZ:') ? name.replace('JZ:', 'BG:') : name.replace(/^\w+:/, 'JZ:'))),
      put(`${open}></${name}>`),
      put(`${open}>${'9'.repeat(1001)}</${name}>`),
      put(`${open} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"></${name}>`),
      put(`${open} StUF:noValue="waardeOnbekend">${whole.slice(whole.indexOf('>') + 1)}`),
      put(`${open} vreemd="x">${whole.slice(whole.indexOf('>') + 1)}`),
    ];
  });
  const swaps = [...message.matchAll(/(<(\w+:[\w.]+)[^>]*>[^<]*<\/\2>)(<(\w+:[\w.]+)[^>]*>[^<]*<\/\4>)/g)].map(
    ([both, first = '', , second = '']) => message.replace(both, second + first),
  );
  return [...leaves, ...swaps];
}

test.each(kinds)('the partners know %s as the official schema does, example and all mutations', async (_, shape, schema, example, own) => {
  const xsd = standard(schema);
  const file = standard(example);
  expect(check(parseXml(own), shape)).toEqual([]);
  if (xsd === undefined || file === undefined) return;
  expect(check(parseXml(readFileSync(file, 'utf8')), shape)).toEqual([]);
  const mutated = mutations(own);
  const official = await faultsByXsd(xsd, mutated);
  const different = mutated.filter((message, at) => (check(parseXml(message), shape).length === 0) !== (official[at]!.length === 0));
  expect(
    different.map((message) => ({ message, official: official[mutated.indexOf(message)], ours: check(parseXml(message), shape) })),
  ).toEqual([]);
  expect(official.filter((faults) => faults.length === 0).length).toBeGreaterThan(5);
});

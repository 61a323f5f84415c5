import { randomUUID } from 'node:crypto';
import { leesMelding } from '@schakel/domain';
import { eventually } from '../../../test/support/eventually';
import { politieOin } from '../../../test/support/digikoppeling';
import { formaatNamen, formaten, type Formaat } from '../../../test/support/matrix/formaten';
import { ingangen, ingangNamen, matrix, type Ingang } from '../../../test/support/matrix/matrix';
import { openMatrix, type Matrix } from '../../../test/support/matrix/wereld';
import { readBericht } from '../../workers/src/afhandeling/read-bericht';

jest.setTimeout(60_000);

let world: Matrix;
beforeAll(async () => {
  world = await openMatrix();
});
afterAll(() => world.close());

const cellen = formaatNamen.flatMap((formaat) =>
  ingangNamen.flatMap((ingang) => (matrix[formaat][ingang] === true ? [[formaat, ingang] as const] : [])),
);
/** Who is speaking at each door: the police by XML, a care provider by the rest, and ourselves. */
const zenderBij = (ingang: Ingang): string => (ingang === 'digikoppeling' ? politieOin : '00000099000000003000');
function partijBij(ingang: Ingang, { soort }: Formaat): string {
  if (ingang === 'werkvoorraad') return 'veilig-thuis-gv';
  if (soort === 'melding-professional.v1') return 'zorg-voorbeeld';
  return ingang === 'digikoppeling' ? 'politie-jubes' : 'politie-mn';
}

test.each(cellen)('%s by %s is the same melding, field by field', async (naam, ingang) => {
  const formaat: Formaat = formaten[naam];
  const { soort, dringend } = formaat;
  const kenmerk = randomUUID();
  const before = new Set((await world.since(new Set())).map(({ id }) => id));
  const given = await world.bied[ingang](formaat.bericht(kenmerk, zenderBij(ingang)), kenmerk);
  const wanted = [soort, ...(formaat.vraagtHaast ? ['poststuk.v1'] : [])].sort();
  const rows = await eventually(async () => {
    const found = await world.since(before);
    expect(found.map((row) => row.soort).sort()).toEqual(wanted);
    return found;
  }, 30_000);
  const row = rows.find((each) => each.soort === soort)!;
  expect(row).toMatchObject({ deur: ingangen[ingang], partij: partijBij(ingang, formaat), dringend, twijfel: [] });
  const [gelezen] = readBericht({ ...row, inhoud: row.inhoud! });
  const melding = leesMelding(soort, gelezen!.bericht.inhoud as never);
  expect(melding).toEqual(formaat.lees(given, row.id));
  expect(melding).toMatchObject(formaat.letterlijk);
});

test('an administrator sees each of them as a melding, at its own door', async () => {
  const cameBy = (deur: string): number => cellen.filter(([, ingang]) => ingangen[ingang] === deur).length;
  const stand = await world.deuren();
  const counted = stand.map(({ deur, zevenDagen: { meldingen, overig, geweigerd } }) => ({ deur, meldingen, overig, geweigerd }));
  expect(counted).toEqual(stand.map(({ deur }) => ({ deur, meldingen: cameBy(deur), overig: 0, geweigerd: 0 })));
});

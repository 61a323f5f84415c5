import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { XmlSettings } from '../../libs/ketenpartners/src/stuf/xml-settings';
import { xmlSettings } from '../../libs/ketenpartners/src/stuf/xml-settings';
import { fixedValuesOf } from './xsd-fixed-values';

const folder = resolve(process.env['STANDARDS_DIR'] ?? join(__dirname, '../../../shared/standards'), 'stuf-jeugdzorg');

/** The published StUF-Jeugdzorg 1.0.9 files, or undefined (and a line that says so) where they are not on this machine. */
export function stufStandard(): string | undefined {
  if (existsSync(folder)) return folder;
  console.log('STANDARDS_DIR: the StUF-Jeugdzorg files are not there; what needs them is not tested');
  return undefined;
}

export const example = (standard: string, name: string): string => readFileSync(join(standard, 'voorbeelden', name), 'utf8');

const sets = {
  vt: { folder: 'resolved-vt-veiligthuis-1.0.9', hoofdschema: 'jz0100_msg_vtberichten_resolved2025.xsd' },
  gm: { folder: 'resolved-gm-generiekemelding-1.0.9', hoofdschema: 'jz0100_msg_gmberichten_resolved2025.xsd' },
  vv: { folder: 'resolved-vv-verrijkingsverzoeken-1.0.9', hoofdschema: 'jz0100_msg_vvberichten_resolved2025.xsd' },
};

/** The reader's settings with the published schemas instead of ours; fixed values are read from those schemas, not from our table. */
export function officialSettings(standard: string, set: keyof typeof sets, wortels: readonly string[]): XmlSettings {
  const own = xmlSettings();
  const { folder: name, hoofdschema } = sets[set];
  const files = readdirSync(join(standard, name)).filter((file) => file.endsWith('.xsd'));
  const schemas = Object.fromEntries(files.map((file) => [file, readFileSync(join(standard, name, file), 'utf8')]));
  const geenTwijfel = { personen: [], datums: [] };
  return {
    ...own,
    schemas,
    hoofdschema,
    wortels: { meldingen: wortels, bericht: wortels, soap: wortels },
    vasteWaarden: Object.fromEntries(wortels.map((wortel) => [wortel, fixedValuesOf(Object.values(schemas), wortel)])),
    twijfelPlaatsen: Object.fromEntries(wortels.map((wortel) => [wortel, own.twijfelPlaatsen[wortel] ?? geenTwijfel])),
  };
}

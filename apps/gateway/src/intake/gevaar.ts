import type { Fout } from '@schakel/contracts';
import type { Onderzocht, Virusscanner } from '@schakel/ketenpartners';

const fout = (code: Fout['code']): Fout => ({ code, location: '' });
const gevaar: Readonly<Record<Onderzocht, readonly Fout[]>> = {
  veilig: [],
  onveilig: [fout('bijlage-onveilig')],
  onbekend: [fout('bijlage-niet-onderzocht')],
};

/** Only what a person may open is scanned: a bericht that was taken is read by machines alone. Without a scanner nothing is said. */
export const gevaarIn = async (scanner: Virusscanner | undefined, bytes: Buffer): Promise<readonly Fout[]> =>
  gevaar[(await scanner?.scan(bytes)) ?? 'veilig'];

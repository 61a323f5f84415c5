import { Injectable } from '@nestjs/common';
import type { Gebruiker } from '@schakel/contracts';
import { gevaren, RejectError } from '@schakel/contracts';
import type { CasusMelding } from '@schakel/domain';
import { heeftBestand } from '@schakel/domain';
import type { Bericht } from '@schakel/store/journal';
import { CasussenService } from './casussen.service';
import { documentUit, type DocumentUit } from './document-uit';
import { Scanner } from './scanner';
import { WerkvoorraadStore } from './werkvoorraad';

/** What came with a melding and stands in the journal only: a document of its own, or the mail that it was typed over from. */
@Injectable()
export class DocumentenService {
  constructor(
    private readonly casussen: CasussenService,
    private readonly store: WerkvoorraadStore,
    private readonly scanner: Scanner,
  ) {}

  /**
   * The file of one melding; logged as an opening of the casus. Scanned each time: what was not known when it came may be known now.
   * @throws RejectError as `CasussenService.open`; `niet-gevonden` also where that melding has none; `bijlage-onveilig`, `bijlage-niet-onderzocht`
   */
  async open(door: Gebruiker, id: string, bericht: string, reden: string | undefined): Promise<DocumentUit> {
    const { meldingen } = await this.casussen.open(door, id, reden);
    const melding = meldingen.find((one) => one.bericht === bericht && heeftBestand(one));
    const came = melding && (await this.store.berichtVan(melding.inhoud.opname?.poststuk ?? bericht));
    const found = melding && came && bestandIn(melding, came);
    if (!found) throw new RejectError('niet-gevonden');
    await this.demandVeilig(found.bytes, came);
    return found;
  }

  private async demandVeilig(bytes: Buffer, { fouten }: Pick<Bericht, 'fouten'>): Promise<void> {
    const known = gevaren.find((one) => fouten.some(({ code }) => code === one));
    const said = known === 'bijlage-onveilig' ? 'onveilig' : await this.scanner.scanner?.scan(bytes);
    if (said === 'onveilig') throw new RejectError('bijlage-onveilig');
    if (said === 'onbekend' || (said === undefined && known)) throw new RejectError('bijlage-niet-onderzocht');
  }
}

function bestandIn({ bericht, soort, inhoud: { opname } }: CasusMelding, { inhoud }: Pick<Bericht, 'inhoud'>): DocumentUit | undefined {
  if (!inhoud || !soort) return undefined;
  return opname?.poststuk ? { naam: 'bericht.eml', bytes: inhoud } : documentUit(soort, inhoud, bericht);
}

import type { Inrichting, Partij } from '@schakel/contracts';
import { eigenSysteemOf, RejectError } from '@schakel/contracts';
import type { Bestemming, Bezorging, Channel, EbmsAdres } from '@schakel/ketenpartners';
import { actieOf, encode, encodeRegistratie } from '@schakel/ketenpartners';
import type { Claimed } from '@schakel/store/outbox';

/** Knows where a verzending goes and by which channel; makes its wire bytes. Reads nothing but the inrichting and the sealed content. */
export class Kanalen {
  constructor(
    private readonly inrichting: Inrichting,
    private readonly channels: Readonly<Record<'stuf-direct' | 'mail' | 'map' | 'http', Channel>> & { readonly digikoppeling?: Channel },
  ) {}

  /** The bytes of the first attempt. @throws RejectError `onbekend-bericht` for what is fetched and never sent */
  encode({ id, ontvanger, sealed }: Claimed, tijdstip: Date): Buffer {
    const { hub } = this.inrichting;
    if (sealed.soort === 'eigen-registratie.v1') return encodeRegistratie(sealed, id, eigenSysteemOf(hub)?.vorm ?? 'json');
    const other = this.partij(ontvanger);
    return encode(sealed, {
      verzending: id,
      zender: { oin: hub.oin, naam: hub.naam },
      ontvanger: { oin: other?.oin ?? hub.oin, naam: other?.naam ?? hub.naam },
      tijdstip,
    });
  }

  /** @throws RetryLaterError when surely nothing arrived; UnknownOutcomeError when nobody can know */
  deliver(claimed: Claimed, bytes: Buffer): Promise<Bezorging> {
    if (claimed.kanaal === 'postvak' || claimed.kanaal === 'ophalen') throw new RejectError('onbekend-bericht');
    const channel = this.channels[claimed.kanaal] ?? wrong('digikoppeling');
    return channel.deliver(bytes, this.bestemming(claimed), claimed.id);
  }

  private bestemming(claimed: Claimed): Bestemming {
    const { kanaal, ontvanger, sealed } = claimed;
    if (kanaal === 'digikoppeling') return { adres: '', ebms: this.ebms(claimed) };
    if (sealed.soort === 'eigen-registratie.v1') return this.eigenSysteem();
    if (kanaal === 'http') return this.webadres(ontvanger);
    const adres = kanaal === 'mail' ? this.mailadres(claimed) : this.partij(ontvanger)?.kanaal.adres;
    if (!adres) return wrong('adres');
    const actie = actieOf(sealed.soort);
    return { adres, ...(actie ? { actie } : {}) };
  }

  private webadres(ontvanger: string): Bestemming {
    const { adres, toegangsbewijs } = this.partij(ontvanger)?.kanaal ?? {};
    return { adres: adres ?? wrong('adres'), ...(toegangsbewijs ? { toegangsbewijs } : {}) };
  }

  private ebms({ ontvanger, sealed: { soort }, laatsteFout }: Claimed): EbmsAdres {
    const partij = this.partij(ontvanger);
    const { cpaId, service, eigenRol, partijRol, acties } = partij?.kanaal.digikoppeling ?? wrong('kanaal/digikoppeling');
    const actie = acties.find(({ bericht }) => bericht === soort)?.actie ?? wrong('kanaal/digikoppeling/acties');
    return {
      cpaId,
      service,
      actie,
      van: { oin: this.inrichting.hub.oin, rol: eigenRol },
      naar: { oin: partij?.oin ?? '', rol: partijRol },
      // Only a person lets go what was known not to be delivered.
      opnieuw: laatsteFout === 'niet-bezorgd',
    };
  }

  private eigenSysteem(): Bestemming {
    const { soort, pad, adres, toegangsbewijs, bevestigingElke = 30 } = eigenSysteemOf(this.inrichting.hub) ?? {};
    const where = (soort === 'map' ? pad : adres) ?? wrong('eigenSysteem');
    return { adres: where, bevestigingElkeMs: bevestigingElke * 1_000, ...(toegangsbewijs ? { toegangsbewijs } : {}) };
  }

  private mailadres({ ontvanger, sealed: { soort } }: Claimed): string | undefined {
    const { hub, routing } = this.inrichting;
    if (ontvanger === 'bereikbaarheidsdienst') return hub.bereikbaarheidsdienst.mail;
    const { mailAfzenders: [afzender] = [], kanaal } = this.partij(ontvanger) ?? {};
    // A receipt goes to the registered address of the sender, never to one that stands in the mail.
    if (soort === 'ontvangstbevestiging.v1') return afzender;
    return routing.teams.find(({ id }) => id === ontvanger)?.mail ?? kanaal?.adres;
  }

  private partij(id: string): Partij | undefined {
    return this.inrichting.partijen.find((each) => each.id === id);
  }
}

function wrong(location: string): never {
  throw new RejectError('inrichting-ongeldig', [{ code: 'inrichting-ongeldig', location }]);
}

import type { ErrorCode, Inrichting, Mailprofiel, Partij } from '@schakel/contracts';
import { claimsOurs, dmarcOf } from './authentication-results';
import type { Mail } from './read-mail';
import { readMail } from './read-mail';
import { redenenIn } from './redenen';
import { signedPart } from './smime';

/** Who sent a mail, for certain, and the part of it that is certainly theirs; or why that is not known. */
export type Oordeel = { readonly partij: Partij; readonly mail: Mail } | { readonly partij?: undefined; readonly fout: ErrorCode };

export interface Bezorgd {
  readonly raw: Buffer;
  /** True for the loopback relay of demo and test: it stands for one that checked the sender. */
  readonly vertrouwd: boolean;
}

/** Judges senders: registered by the address of From, and confirmed by our relay's DMARC or by a registered S/MIME certificate. */
export class Afzenders {
  constructor(
    private readonly inrichting: Pick<Inrichting, 'hub' | 'partijen'>,
    private readonly clock: () => Date,
  ) {}

  async judge(mail: Mail, bezorgd: Bezorgd): Promise<Oordeel> {
    const { van } = mail;
    const partij = van === undefined ? undefined : this.registered(van);
    if (!partij || van === undefined) return { fout: 'afzender-onbekend' };
    const signed = await this.signed(mail, bezorgd.raw, partij, van);
    if (signed) return { partij, mail: withOnderwerp(signed, mail) };
    return this.isConfirmed(mail, van, bezorgd.vertrouwd) ? { partij, mail } : { fout: 'afzender-niet-bevestigd' };
  }

  /** How the mails of a confirmed sender look. Without a profile only the XML of the police is taken for what it is. */
  profielenOf({ mailprofielen, soort }: Partij): readonly Mailprofiel[] {
    return mailprofielen ?? (soort === 'politie' ? [{ id: 'politie', formaten: ['stuf-jeugdzorg'] }] : []);
  }

  /** Why a machine cannot take a mail for what it seems. */
  redenenIn = (mail: Mail): ErrorCode[] => redenenIn(mail, this.inrichting.hub.maildeur);

  /** The words at which a person looks at once, from whomever they come. */
  get dringendeWoorden(): readonly string[] {
    return this.inrichting.hub.maildeur?.dringendeWoorden ?? [];
  }

  private registered(van: string): Partij | undefined {
    return this.inrichting.partijen.find(({ mailAfzenders = [] }) => mailAfzenders.some((adres) => adres.toLowerCase() === van));
  }

  private isConfirmed({ headers }: Mail, van: string, vertrouwd: boolean): boolean {
    const { authservId = '', tussenstations } = this.inrichting.hub.maildeur ?? {};
    if (vertrouwd && !claimsOurs(headers, authservId)) return true;
    const dmarc = dmarcOf(headers, authservId, tussenstations);
    return dmarc?.pass === true && van.endsWith(`@${dmarc.domein}`);
  }

  private async signed(mail: Mail, raw: Buffer, { smimeCertificaten, mailAfzenders = [] }: Partij, van: string) {
    const adres = mailAfzenders.find((each) => each.toLowerCase() === van) ?? van;
    const part = await signedPart(raw, mail, { certificaten: smimeCertificaten ?? [], adres, op: this.clock() });
    return part && readMail(part);
  }
}

/** The subject stands outside of what mail programs sign (RFC 8551 section 3.1). It proves nothing, and says what nobody may miss: that there is haste. */
function withOnderwerp(signed: Mail, { lezing: outside }: Mail): Mail {
  const { lezing } = signed;
  return lezing && outside ? { ...signed, lezing: { ...lezing, onderwerp: lezing.onderwerp || outside.onderwerp } } : signed;
}

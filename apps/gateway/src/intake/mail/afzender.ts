import type { ErrorCode, Inrichting, Partij } from '@schakel/contracts';
import { claimsOurs, dmarcOf } from './authentication-results';
import type { Mail } from './read-mail';
import { readMail } from './read-mail';
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
    if (signed) return { partij, mail: signed };
    return this.isConfirmed(mail, van, bezorgd.vertrouwd) ? { partij, mail } : { fout: 'afzender-niet-bevestigd' };
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

import { partijSoorten } from '../rollen';
import type { PartijSoort } from '../rollen';
import { Veld } from '../veld';
import { Digikoppeling } from './digikoppeling';
import type { Dossierhouder } from './eigen-systeem';
import { Bewaartermijn, dossierhouders, EigenSysteem } from './eigen-systeem';
import { Maildeur } from './maildeur';
import { Mailprofiel } from './mailprofiel';
import { Postbus } from './postbus';

export const kanaalSoorten = ['stuf-direct', 'digikoppeling', 'http', 'mail', 'postvak', 'geen'] as const;
export type KanaalSoort = (typeof kanaalSoorten)[number];

/** How a partij is reached. `geen`: it only sends; nothing is ever delivered to it. */
export class Kanaal {
  @Veld({ gevoeligheid: 'routering', waarden: kanaalSoorten }) soort!: KanaalSoort;
  @Veld({ gevoeligheid: 'contact', optioneel: true, max: 500, omschrijving: 'SOAP-adres, webadres of mailadres' })
  adres?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 1000, omschrijving: 'het toegangsbewijs (Bearer) voor een webadres' })
  toegangsbewijs?: string;
  @Veld({ genest: () => Digikoppeling, optioneel: true }) digikoppeling?: Digikoppeling;
}

/** What makes a partij a ketenpartner: what may be asked of it, and within how many working days it answers. */
export class KetenpartnerInrichting {
  @Veld({ gevoeligheid: 'routering', type: 'ja-nee', omschrijving: 'of de hub deze partij vragen voorstelt' }) vragen!: boolean;
  @Veld({ gevoeligheid: 'routering', lijst: true, max: 50 }) vraagcodes!: string[];
  @Veld({ gevoeligheid: 'routering', type: 'ja-nee', omschrijving: 'of de partij het bsn mag krijgen' }) bsnToegestaan!: boolean;
  @Veld({ gevoeligheid: 'routering', type: 'getal', omschrijving: 'werkdagen' }) herinneringNa!: number;
  @Veld({ gevoeligheid: 'routering', type: 'getal', omschrijving: 'werkdagen' }) antwoordtermijn!: number;
}

/** Within which time a partij that sends is expected to send again; exactly one of the two. */
export class VerwachtBinnen {
  @Veld({ gevoeligheid: 'routering', optioneel: true, type: 'getal' }) uren?: number;
  @Veld({ gevoeligheid: 'routering', optioneel: true, type: 'getal' }) werkdagen?: number;
}

/** Anybody with an OIN that exchanges messages with the hub. */
export class Partij {
  @Veld({ gevoeligheid: 'routering', patroon: /^[a-z0-9-]{1,50}$/ }) id!: string;
  @Veld({ gevoeligheid: 'routering', max: 200 }) naam!: string;
  @Veld({ gevoeligheid: 'routering', waarden: partijSoorten }) soort!: PartijSoort;
  @Veld({ gevoeligheid: 'routering', max: 20 }) oin!: string;
  @Veld({ gevoeligheid: 'routering', lijst: true, max: 20, omschrijving: "OIN's waarvoor de partij mag zenden, de eigen inbegrepen" })
  spreektVoor!: string[];
  @Veld({ gevoeligheid: 'routering', lijst: true, max: 100, omschrijving: "client-id's van de inlogdienst" }) clients!: string[];
  @Veld({ genest: () => Kanaal }) kanaal!: Kanaal;
  @Veld({ genest: () => KetenpartnerInrichting, optioneel: true }) ketenpartner?: KetenpartnerInrichting;
  @Veld({
    gevoeligheid: 'contact',
    optioneel: true,
    lijst: true,
    max: 254,
    omschrijving: 'mailadressen waarvan meldingen worden aangenomen; het eerste krijgt de ontvangstbewijzen',
  })
  mailAfzenders?: string[];
  @Veld({
    gevoeligheid: 'routering',
    optioneel: true,
    lijst: true,
    patroon: /^[a-z0-9-]+(\.[a-z0-9-]+)+$/,
    max: 253,
    omschrijving: 'maildomeinen van de partij: wie daar een adres heeft, mag met het formulier melden',
  })
  formulierDomeinen?: string[];
  @Veld({
    gevoeligheid: 'routering',
    optioneel: true,
    lijst: true,
    max: 10_000,
    omschrijving: 'PEM-certificaten waarmee de partij haar mail ondertekent',
  })
  smimeCertificaten?: string[];
  @Veld({ genest: () => Mailprofiel, optioneel: true, lijst: true }) mailprofielen?: Mailprofiel[];
  @Veld({ genest: () => VerwachtBinnen, optioneel: true, omschrijving: 'hoort de hub langer niets, dan waarschuwt hij; zonder dit nooit' })
  verwachtBinnen?: VerwachtBinnen;
}

/** The duty service of the region, day and night. */
export class Bereikbaarheidsdienst {
  @Veld({ gevoeligheid: 'contact', max: 254 }) mail!: string;
  @Veld({ gevoeligheid: 'contact', max: 20 }) telefoon!: string;
}

/** The Veilig Thuis organisation that this hub works for. */
export class Hub {
  @Veld({ gevoeligheid: 'routering', patroon: /^[a-z0-9-]{1,50}$/, omschrijving: 'het partij-id van de eigen organisatie' })
  partij!: string;
  @Veld({ gevoeligheid: 'routering', max: 200 }) naam!: string;
  @Veld({ gevoeligheid: 'routering', max: 20 }) oin!: string;
  @Veld({ gevoeligheid: 'contact', max: 20 }) telefoon!: string;
  @Veld({ genest: () => Bereikbaarheidsdienst }) bereikbaarheidsdienst!: Bereikbaarheidsdienst;
  @Veld({ genest: () => Maildeur, optioneel: true }) maildeur?: Maildeur;
  @Veld({ genest: () => Postbus, optioneel: true, lijst: true }) postbussen?: Postbus[];
  @Veld({ genest: () => EigenSysteem, optioneel: true }) eigenSysteem?: EigenSysteem;
  @Veld({ gevoeligheid: 'routering', optioneel: true, waarden: dossierhouders, omschrijving: 'wie het dossier houdt' })
  dossierhouder?: Dossierhouder;
  @Veld({ genest: () => Bewaartermijn, optioneel: true }) bewaartermijn?: Bewaartermijn;
}

export class PartijenInrichting {
  @Veld({ genest: () => Hub }) hub!: Hub;
  @Veld({ genest: () => Partij, lijst: true }) partijen!: Partij[];
}

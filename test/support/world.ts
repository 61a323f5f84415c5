import type { Betrokkene, Inhoud, MeldingProfessional, SoortIn, VervolgbesluitVerzoek, VtMelding } from '@schakel/contracts';
import { currentOverdracht, makeDecide } from '@schakel/domain';
import type { BerichtIn, Besluit, Casus, Gevolg, Verzending } from '@schakel/domain';
import { deliveredInrichting } from './inrichting';

export const inrichting = deliveredInrichting();
export const decide = makeDecide(inrichting);
export const vera = { id: 'v.vermeer', naam: 'Vera Vermeer', organisatie: 'veilig-thuis' };
export const ulla = { id: 'u.usd', naam: 'Ulla Smit', organisatie: 'gemeente' };

/** Synthetic people of the RvIG test range. */
export const kind: Betrokkene = {
  id: 'kind',
  bsn: '999990019',
  geslachtsnaam: 'Testkind',
  voornamen: 'Test',
  geboortedatum: '2015-02-03',
  formeelAdres: { straat: 'Teststraat', huisnummer: '1', postcode: '1271AA', woonplaats: 'Huizen' },
  rol: 'jeugdige',
};
export const moeder: Betrokkene = {
  ...kind,
  id: 'moeder',
  bsn: '999991772',
  geslachtsnaam: 'Testouder',
  geboortedatum: '1985-06-07',
  rol: 'ouder met gezag',
};
export const vader: Betrokkene = {
  ...moeder,
  id: 'vader',
  bsn: '999993653',
  geslachtsnaam: 'Testvader',
  formeelAdres: { woonplaats: 'Hilversum', postcode: '1211AA' },
};
export const oma: Betrokkene = { ...moeder, id: 'oma', bsn: '999995145', geslachtsnaam: 'Testoma', rol: 'melder' };

export const vtMelding = (betrokkenen: Betrokkene[], more: Partial<VtMelding> = {}): VtMelding => ({
  kenmerk: 'PL0900-2026012345',
  sashIngevuld: false,
  zorgelijkeSituatie: { omschrijving: 'politietekst', betrokkenen },
  ...more,
});

export const meldingProfessional = (betrokkenen: Betrokkene[], more: Partial<MeldingProfessional> = {}): MeldingProfessional => ({
  kenmerk: 'ZORG-2026-17',
  melder: { naam: 'Testmelder', functie: 'huisarts', organisatie: 'Praktijk Voorbeeld', bekendBijGezin: true },
  zorgelijkeSituatie: { situatieschets: 'zorgtekst', betrokkenen },
  ...more,
});

/** A casus as it is driven through time: each call is one bericht, handled the moment it came in. */
export class World {
  casus: Casus | undefined;
  readonly besluiten: Besluit[] = [];
  private count = 0;

  constructor(public now = new Date('2026-11-23T09:00:00Z')) {}

  send<S extends SoortIn>(soort: S, partij: string, inhoud: Inhoud<S>, id = `bericht-${(this.count += 1)}`): Besluit {
    const bericht: BerichtIn<S> = { id, soort, partij, ontvangenOp: this.now, inhoud, twijfel: [], radar: [] };
    const besluit = decide(this.casus, bericht, this.now);
    this.casus = besluit.casus;
    this.besluiten.push(besluit);
    return besluit;
  }

  get file(): Casus {
    if (!this.casus) throw new Error('er is nog geen casus');
    return this.casus;
  }

  get gevolgen(): readonly Gevolg[] {
    return this.besluiten.flatMap(({ gevolgen }) => gevolgen);
  }

  sent<S extends Verzending['bericht']>(bericht: S): Extract<Verzending, { bericht: S }>[] {
    return this.gevolgen.filter(
      (gevolg): gevolg is Extract<Verzending, { bericht: S }> => gevolg.soort === 'verzending' && gevolg.bericht === bericht,
    );
  }

  report(betrokkenen: Betrokkene[] = [kind, moeder, vader], more: Partial<VtMelding> = {}, partij = 'politie-mn'): Besluit {
    return this.send('vt-melding.v1', partij, vtMelding(betrokkenen, more));
  }

  ask(vragen: { partner: string; persoon: string }[], more: Partial<Inhoud<'vraagbesluit.v1'>> = {}): Besluit {
    const noodzaak = 'Zicht op eerdere onderzoeken is nodig voor de veiligheidsbeoordeling';
    const all = vragen.map((vraag) => ({ ...vraag, noodzaak }));
    return this.send('vraagbesluit.v1', 'veilig-thuis-gv', {
      versie: this.file.versie,
      casus: this.file.id,
      vragen: all,
      door: vera,
      ...more,
    });
  }

  askAll(): Besluit {
    return this.ask(this.file.voorstelVragen.map(({ partner, persoon }) => ({ partner, persoon })));
  }

  vraag(persoon: string) {
    const found = this.file.vragen.findLast((vraag) => vraag.persoon === persoon);
    if (!found) throw new Error('die vraag is niet gesteld');
    return found;
  }

  answerKnown(
    persoon: string,
    bekend: boolean,
    partij = 'rvdk',
    about: Betrokkene | undefined = this.file.personen.find(({ id }) => id === persoon),
  ): Besluit {
    const inhoud = { verzoek: this.vraag(persoon).bekendheid, kenmerk: 'RVDK-1', bekend, persoon: about ?? { id: persoon } };
    return this.send('uitslag-check-op-bekendheid.v1', partij, inhoud);
  }

  answerInformatie(persoon: string, antwoorden: { code: string; tekst?: string }[]): Besluit {
    const verzoek = this.vraag(persoon).casusinformatie ?? 'nooit gevraagd';
    return this.send('uitkomst-casusinformatie.v1', 'rvdk', {
      verzoek,
      kenmerk: 'RVDK-2',
      bekend: true,
      persoon: { id: persoon },
      antwoorden,
    });
  }

  note(onderwerp: 'contactmoment' | 'anonimiteit-toegezegd' | 'vraag-beantwoord', door = vera): Besluit {
    return this.send('casus-notitie.v1', 'veilig-thuis-gv', { casus: this.file.id, versie: this.file.versie, onderwerp, door });
  }

  decideOn(more: Partial<VervolgbesluitVerzoek> & { door?: typeof vera } = {}): Besluit {
    const verzoek = { versie: this.file.versie, uitkomst: 'overdracht' as const, samenvatting: 'Eigen samenvatting', door: vera, ...more };
    return this.send('vervolgbesluit.v1', 'veilig-thuis-gv', { casus: this.file.id, ...verzoek });
  }

  react(
    deel: number,
    reactie: 'acceptatie' | 'teruggave' | 'vraag' | 'afronding',
    more: Partial<Inhoud<'reactie-op-overdracht.v1'>> = {},
  ): Besluit {
    const { id, revisie } = currentOverdracht(this.deel(deel));
    return this.send('reactie-op-overdracht.v1', 'gemeente-huizen', {
      overdracht: id,
      casus: this.file.id,
      revisie,
      reactie,
      door: ulla,
      ...more,
    });
  }

  deel(at: number) {
    const found = this.file.deelcasussen[at];
    if (!found) throw new Error('die deelcasus is er niet');
    return found;
  }

  termijn(soort: string, onderwerp?: string) {
    const found = this.file.termijnen.findLast((one) => one.soort === soort && (onderwerp === undefined || one.onderwerp === onderwerp));
    if (!found) throw new Error('die termijn loopt niet');
    return found;
  }

  /** Lets that term run out: the clock goes to its end, and its alarm goes off. */
  runOut(soort: string, onderwerp?: string): Besluit {
    const { id, uiterlijk } = this.termijn(soort, onderwerp);
    this.now = new Date(Math.max(this.now.getTime(), Date.parse(uiterlijk) + 1));
    return this.send('verstreken-termijn.v1', 'veilig-thuis-gv', { casus: this.file.id, termijn: id, soort });
  }
}

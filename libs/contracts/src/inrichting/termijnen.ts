import { uitkomsten } from '../berichten/overdracht.v1';
import type { Uitkomst } from '../berichten/overdracht.v1';
import { Veld } from '../veld';

export const termijnEenheden = ['werkdagen', 'dagen', 'weken', 'maanden'] as const;
export type TermijnEenheid = (typeof termijnEenheden)[number];
export const termijnStarten = ['ontvangst', 'vastlegging', 'vervolgbesluit', 'doorzending', 'teruggave', 'vraag-van-team'] as const;
export type TermijnStart = (typeof termijnStarten)[number];

/** A term of law or agreement. Passing it gives a signaal; nothing ever closes because it is late. */
export class Termijnregel {
  @Veld({ gevoeligheid: 'routering', patroon: /^[a-z0-9-]{1,60}$/ }) soort!: string;
  @Veld({ gevoeligheid: 'routering', max: 200 }) grondslag!: string;
  @Veld({ gevoeligheid: 'routering', type: 'getal' }) lengte!: number;
  @Veld({ gevoeligheid: 'routering', waarden: termijnEenheden }) eenheid!: TermijnEenheid;
  @Veld({ gevoeligheid: 'routering', waarden: termijnStarten, omschrijving: 'gebeurtenis waarmee de termijn begint' }) start!: TermijnStart;
  @Veld({ gevoeligheid: 'routering', optioneel: true, lijst: true, waarden: uitkomsten, omschrijving: 'alleen bij deze uitkomsten' })
  uitkomsten?: Uitkomst[];
  @Veld({ gevoeligheid: 'routering', type: 'ja-nee', omschrijving: 'een termijn per directbetrokkene' }) perPersoon!: boolean;
  @Veld({ gevoeligheid: 'routering', waarden: ['signaal'] }) gevolgBijOverschrijding!: 'signaal';
}

export class TermijnenInrichting {
  @Veld({ genest: () => Termijnregel, lijst: true }) termijnen!: Termijnregel[];
}

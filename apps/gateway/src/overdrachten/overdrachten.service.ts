import { Injectable } from '@nestjs/common';
import type { Gebruiker, Reactie, ReactieOpOverdracht } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import { isHandled, untilHandled } from '../web';
import type { PostvakItem } from './inbox';
import { Inbox } from './inbox';
import type { Antwoord } from './verzoeken';

/** What a team may answer while a handover stands so. The decision itself is taken afterwards, by the same rule. */
const mogelijk: Readonly<Record<PostvakItem['status'], readonly Reactie[]>> = {
  aangeboden: ['acceptatie', 'teruggave', 'vraag'],
  opgepakt: ['teruggave', 'vraag', 'afronding'],
  teruggegeven: [],
  afgerond: [],
};
export const mayAnswer = (item: PostvakItem, reactie: Reactie): boolean => mogelijk[item.status].includes(reactie);

/** The inbox of the teams of one person. Another team's handover does not exist here. */
@Injectable()
export class OverdrachtenService {
  constructor(private readonly inbox: Inbox) {}

  list({ teams }: Gebruiker): Promise<readonly PostvakItem[]> {
    return this.inbox.list(teams);
  }

  /** The handover, with its content once it was taken up; that somebody saw the content is written down first. @throws RejectError `niet-gevonden` */
  async open(door: Gebruiker, id: string): Promise<PostvakItem> {
    const item = await this.find(door, id);
    if (item.inhoud !== undefined) await this.inbox.seen(item, door);
    return item;
  }

  /**
   * Takes the team's answer. The same answer to the same revisie is one answer, also when it comes after it was handled.
   *
   * @returns the id of the bericht
   * @throws RejectError `niet-gevonden`; `andere-inhoud` when the revisie was answered otherwise or by a colleague; `toestand-laat-niet-toe`
   */
  async answer(door: Gebruiker, id: string, antwoord: Antwoord): Promise<string> {
    const item = await this.find(door, id);
    const current = antwoord.revisie === item.revisie;
    // An older revisie was answered already: the journal knows whether this is that answer once more.
    if (antwoord.revisie > item.revisie || (current && !mayAnswer(item, antwoord.reactie))) throw new RejectError('toestand-laat-niet-toe');
    const inhoud = contentOf(item, door, antwoord);
    const receipt = await this.inbox.append({
      soort: 'reactie-op-overdracht.v1',
      deur: 'overdrachten',
      partij: door.organisatie,
      referentie: `overdracht ${item.id} revisie ${antwoord.revisie}`,
      bytes: Buffer.from(JSON.stringify(inhoud), 'utf8'),
      dringend: item.dringend,
      casus: item.casus,
    });
    return receipt.id;
  }

  /** Waits at most a second. True once the answer had its effect. @throws RejectError `toestand-laat-niet-toe` when the decision refused it */
  async handled(door: Gebruiker, bericht: string, patienceMs?: number): Promise<boolean> {
    const receipt = await untilHandled(() => this.inbox.receipt(bericht, door.organisatie), patienceMs);
    if (receipt?.status === 'afgewezen') throw new RejectError('toestand-laat-niet-toe');
    return isHandled(receipt);
  }

  private async find({ teams }: Gebruiker, id: string): Promise<PostvakItem> {
    const item = await this.inbox.get(teams, id);
    if (item === undefined) throw new RejectError('niet-gevonden');
    return item;
  }
}

function contentOf(item: PostvakItem, { id, naam, organisatie }: Gebruiker, antwoord: Antwoord): ReactieOpOverdracht {
  return { overdracht: item.id, casus: item.casus, ...antwoord, door: { id, naam, organisatie } };
}

import { Injectable } from '@nestjs/common';
import type { Gebruiker, Reactie, ReactieOpOverdracht } from '@schakel/contracts';
import { mayMoveDeelcasus, RejectError, zetVan } from '@schakel/contracts';
import { isHandled, RequestLog, untilHandled } from '../web';
import type { PostvakItem } from './inbox';
import { Inbox } from './inbox';
import type { Antwoord } from './verzoeken';

/** What became of an answer: it had its effect, it was refused and had none, or nobody handled it yet. */
export type Afloop = 'gedaan' | 'niet-gedaan' | 'bezig';
/** What a team may answer: by the rule that decides afterwards, and never to what it cannot read. */
export const mayAnswer = ({ leesbaar, status }: PostvakItem, reactie: Reactie): boolean =>
  leesbaar && mayMoveDeelcasus(status, zetVan(reactie, status));

/** The inbox of the teams of one person. Another team's handover does not exist here. */
@Injectable()
export class OverdrachtenService {
  constructor(
    private readonly inbox: Inbox,
    private readonly log: RequestLog,
  ) {}

  /** What does not open is there too, without content, and is told to those who keep the hub. */
  async list({ teams }: Gebruiker): Promise<readonly PostvakItem[]> {
    const items = await this.inbox.list(teams);
    for (const { leesbaar, id } of items) if (!leesbaar) this.log.unreadable('overdracht', id);
    return items;
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

  /** What became of an answer; waits at most a second. The decision may refuse what the inbox still allowed, so handled is not yet done. */
  async outcome(door: Gebruiker, bericht: string, patienceMs?: number): Promise<Afloop> {
    const receipt = await untilHandled(() => this.inbox.receipt(bericht, door.organisatie), patienceMs);
    if (!isHandled(receipt)) return 'bezig';
    return receipt?.status === 'afgewezen' ? 'niet-gedaan' : 'gedaan';
  }

  private async find({ teams }: Gebruiker, id: string): Promise<PostvakItem> {
    const item = await this.inbox.get(teams, id);
    if (item === undefined) throw new RejectError('niet-gevonden');
    if (!item.leesbaar) this.log.unreadable('overdracht', item.id);
    return item;
  }
}

function contentOf(item: PostvakItem, { id, naam, organisatie }: Gebruiker, antwoord: Antwoord): ReactieOpOverdracht {
  return { overdracht: item.id, casus: item.casus, ...antwoord, door: { id, naam, organisatie } };
}

import type { DienstStand, Periode } from '@schakel/beheer';
import type { Inrichting } from '@schakel/contracts';
import { gatenIn, verwachtingen } from '@schakel/domain';
import { reachable, type Probe } from '@schakel/runtime';

interface Places {
  readonly inrichting: Pick<Inrichting, 'partijen' | 'bereikbaarheid' | 'werkdagen'>;
  readonly amqpUrl: string | undefined;
  readonly redisUrl: string | undefined;
}
const fortnightMs = 14 * 86_400_000;
type Look = () => Promise<DienstStand>;

/** What the database cannot tell an administrator: which partijen are municipalities, and whether the bus and the timers are there. */
export function lookAround({ inrichting, amqpUrl, redisUrl }: Places, adapter?: { isReachable(): Promise<boolean> }) {
  const looks = [
    ...(amqpUrl ? [watch('bus', reachable(amqpUrl))] : []),
    ...(redisUrl ? [watch('timers', reachable(redisUrl))] : []),
    ...(adapter ? [watch('digikoppeling', async () => ((await adapter.isReachable()) ? 'gereed' : 'vertraagd'))] : []),
  ];
  return {
    gemeenten: inrichting.partijen.filter(({ soort }) => soort === 'gemeente').map(({ id }) => id),
    verwacht: verwachtingen(inrichting),
    roostergaten: (now: Date): Periode[] => gatenIn(inrichting, now, new Date(now.getTime() + fortnightMs)),
    diensten: (): Promise<DienstStand[]> => Promise.all(looks.map((look) => look())),
  };
}

/** Remembers since when it is as it is, as far as this process saw. */
function watch(dienst: DienstStand['dienst'], look: Probe): Look {
  let seen: DienstStand | undefined;
  return async () => {
    const bereikbaar = (await look()) === 'gereed';
    if (seen?.bereikbaar !== bereikbaar) seen = { dienst, bereikbaar, sinds: new Date() };
    return seen;
  };
}

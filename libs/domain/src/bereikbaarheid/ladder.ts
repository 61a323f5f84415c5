/** How far an alarm came: who was called, and how often everybody was called in vain. */
export interface Ladder {
  readonly gebeld: readonly string[];
  readonly rondes: number;
}
/** Who is called now, and how far the alarm is then. */
export interface LadderStap extends Ladder {
  readonly bel: readonly string[];
}

/**
 * The next step of an alarm that nobody took up. `volgorde` is who is to be called at this moment, so that whoever came on duty meanwhile is not passed
 * over. One after another; when all were called in vain, everybody at once, for as long as nobody takes it up.
 */
export function volgendeStap(volgorde: readonly string[], { gebeld, rondes }: Ladder): LadderStap {
  const next = volgorde.find((id) => !gebeld.includes(id));
  if (rondes === 0 && next !== undefined) return { bel: [next], gebeld: [...gebeld, next], rondes };
  return { bel: volgorde, gebeld: [...new Set([...gebeld, ...volgorde])], rondes: rondes + 1 };
}

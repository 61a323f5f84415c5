import type { Rol } from '@schakel/contracts';

/** Who decides about a casus. */
export const beslissers = ['veilig-thuis', 'gedragswetenschapper', 'vertrouwensarts', 'teamleider'] as const satisfies readonly Rol[];

/** Who judges whether a doubly anonymous melding is looked into. */
export { oordelaars } from '@schakel/contracts';

/** Who may open a casus and write down what happened: the bereikbaarheidsdienst too, since it judges what is urgent. */
export const lezers = [...beslissers, 'bereikbaarheidsdienst'] as const satisfies readonly Rol[];

/** Who sees that casussen exist, without anything of their content. */
export const kijkers = [...lezers, 'bureaudienst'] as const satisfies readonly Rol[];

/** Who reads the mail that no machine could, and says what became of it: at night the bereikbaarheidsdienst, since what nobody read may be urgent. */
export const postlezers = ['veilig-thuis', 'bureaudienst', 'bereikbaarheidsdienst'] as const satisfies readonly Rol[];

/** Who writes down a melding that somebody tells, or that stands in a mail or letter. */
export const opnemers = ['veilig-thuis', 'bureaudienst', 'bereikbaarheidsdienst'] as const satisfies readonly Rol[];

export const hasRol = (mine: readonly Rol[], wanted: readonly Rol[]): boolean => mine.some((rol) => wanted.includes(rol));

/** Whoever has no other role sees only what is urgent, and only on duty. */
export const isDienstAlleen = (mine: readonly Rol[]): boolean =>
  mine.includes('bereikbaarheidsdienst') && !hasRol(mine, [...beslissers, 'bureaudienst']);

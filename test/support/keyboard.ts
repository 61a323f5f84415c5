/** Somebody without a mouse: what the keyboard alone does to a page, and whether they can see where they are. */
import type { Page } from 'playwright-core';

/** What has the focus. `naam` is what a screen reader says first: a label of its own, else its words. */
export interface Focus {
  readonly id: string;
  readonly naam: string;
  readonly naar: string;
  /** Its number among all that Tab stops at, in the order of the page, once `numberStops` gave them. */
  readonly halte: string;
  /** Whether it stands on the screen, with a line around it. */
  readonly zichtbaar: boolean;
}

const look = `(() => {
  const it = document.activeElement ?? document.body;
  const { outlineStyle, outlineWidth } = getComputedStyle(it);
  const { top, bottom, left, right } = it.getBoundingClientRect();
  const inView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  return {
    id: it.id,
    naam: it === document.body ? '' : it.getAttribute('aria-label') || it.textContent.trim() || it.value || '',
    naar: it.getAttribute('href') ?? '',
    halte: it.dataset.halte ?? '',
    zichtbaar: inView && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
  };
})()`;
export const focusOf = (page: Page): Promise<Focus> => page.evaluate<Focus>(look);

const most = 250;

/** Tabs until the focus is where it is wanted, beginning with where it is. @throws when it cannot be reached, or somebody would not see where they are */
export async function tabTo(page: Page, what: string, wanted: (focus: Focus) => boolean): Promise<void> {
  for (let tabs = 0; tabs < most; tabs++) {
    const focus = await focusOf(page);
    if (wanted(focus)) {
      if (!focus.zichtbaar) throw new Error(`The focus cannot be seen: ${what}`);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Not reachable by keyboard: ${what}`);
}

/** Goes to a button or link by its words, or a link by where it leads, and presses Enter. */
export async function pressByKeyboard(page: Page, name: string): Promise<void> {
  await tabTo(page, name, ({ naam, naar }) => naam === name || naar === name);
  await page.keyboard.press('Enter');
}
/** Types in the field with this id; in a list that is the beginning of the choice, and a space ticks a box. */
export async function typeAt(page: Page, id: string, text: string): Promise<void> {
  await tabTo(page, id, (focus) => focus.id === id);
  await page.keyboard.type(text);
}

/** Tab stops at one of a group of radio buttons, and at nothing that is hidden or folded away. Gives how many stops there are. */
const numberStops = `(() => {
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')];
  const shown = all.filter((each) => each.checkVisibility() && !each.disabled);
  const groupOf = ({ type, name, form }) => shown.filter((one) => type === 'radio' && one.type === type && one.name === name && one.form === form);
  const stops = shown.filter((each) => {
    const group = groupOf(each);
    return group.length === 0 || each === (group.find(({ checked }) => checked) ?? group[0]);
  });
  stops.forEach((each, at) => { each.dataset.halte = String(at + 1); });
  return stops.length;
})()`;

/** Where Tab leads from the top of a page, to its end; `op-volgorde` when that is every control once, in the order of the page, and visibly so. */
export async function walk(page: Page): Promise<string> {
  const wanted = await page.evaluate<number>(numberStops);
  for (let at = 1; at <= wanted; at++) {
    await page.keyboard.press('Tab');
    const { halte, naam, id, zichtbaar } = await focusOf(page);
    if (halte !== String(at)) return `stop ${at} is ${halte || 'nothing'}: ${id} ${naam}`;
    if (!zichtbaar) return `stop ${at} cannot be seen: ${id} ${naam}`;
  }
  await page.keyboard.press('Tab');
  const { halte } = await focusOf(page);
  return halte === '' || halte === '1' ? 'op-volgorde' : `trapped at ${halte}`;
}

import { bevindingSoorten } from '@schakel/beheer';
import { textOf } from '../support/source-files';

const guide = textOf('docs/beheer/wat-te-doen-als.md');
const rows = [...guide.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, soort]) => String(soort));
const chapters = guide.split(/^## /m).slice(1);

test('docs/beheer/wat-te-doen-als.md leads on from every finding that the console can name, and from no other', () => {
  expect([...rows].sort()).toEqual([...bevindingSoorten].sort());
});

test('every chapter says what is seen, what to do, and when it is over', () => {
  const lacks = chapters.flatMap((chapter) =>
    ['- **U ziet:**', '- **Doe:**', '- **Over als:**']
      .filter((part) => !chapter.includes(part))
      .map((part) => `${chapter.split('\n', 1)[0] ?? ''}: ${part}`),
  );
  expect(chapters.length).toBeGreaterThan(15);
  expect(lacks).toEqual([]);
});

import { filesUnder, textOf } from '../../../../../test/support/source-files';

const forms = filesUnder('apps/gateway/src')
  .filter((path) => path.endsWith('.eta'))
  .flatMap((path) => [...textOf(path).matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([form]) => ({ path, form })))
  .filter(({ form }) => / required\b/.test(form));
/** The opening tag, however many values a template prints in it. */
const tagOf = (form: string): string => /^<form(?:<%[\s\S]*?%>|[^>])*>/.exec(form)?.[0] ?? '';

test('no browser says in its own words and language what is missing: the page says it', () => {
  expect(forms.length).toBeGreaterThan(10);
  expect(forms.filter(({ form }) => !tagOf(form).includes(' novalidate')).map(({ path }) => path)).toEqual([]);
});

/** Either the field of a form tells which it is, or what stands around its choices does. */
test('whatever a form asks for stands with the words for its being wrong, and is tied to them', () => {
  const silent = forms.filter(({ form }) => !form.includes("include('@foutveld'") || !form.includes("include('@veldfout'"));
  expect(silent.map(({ path, form }) => `${path}: ${tagOf(form)}`)).toEqual([]);
});

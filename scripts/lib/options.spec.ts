import { optionsOf } from './options.mjs';

const usage = 'npm run proef -- --seed 7';
const options = { seed: { type: 'string', default: '1' } };

test('an option that a command does not have is named, with how the command is called', () => {
  expect(() => optionsOf(['--sead', '7'], options, usage)).toThrow(/^Unknown option '--sead'\.\n\nnpm run proef -- --seed 7$/);
});

test('a command that is asked for help says how it is called, and does nothing', () => {
  const said = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(optionsOf(['--help'], options, usage)).toBeUndefined();
  expect(said).toHaveBeenCalledWith(`${usage}\n`);
  said.mockRestore();
});

test('what is not said is as usual', () => {
  expect(optionsOf([], options, usage)).toMatchObject({ seed: '1' });
});

import { SettingError, Settings, readCommon } from './environment';

test('all wrong settings are named at once, and no value is told', () => {
  const settings = new Settings({ OMGEVING: 'geheim1', DATABASE_URL: 'geheim2', MANAGEMENT_PORT: 'geheim3' });
  readCommon(settings);
  const check = () => {
    settings.check();
  };
  expect(check).toThrow(SettingError);
  expect(check).toThrow(
    'OMGEVING is geen van productie, demo, test; DATABASE_URL is geen URL; DATABASE_ROLE_SECRET ontbreekt; SLEUTELBESTAND ontbreekt; MANAGEMENT_PORT is geen poortnummer',
  );
});

test('without a setting for it the hub thinks it is in production', () => {
  expect(new Settings({}).omgeving()).toBe('productie');
});

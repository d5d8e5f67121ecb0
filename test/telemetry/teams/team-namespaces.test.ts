import { namesOf, withoutOthers } from '../../../lib/telemetry/teams/team-namespaces';

const SHOP = { name: 'shop', namespaces: ['till'] };
const SHOP_API = { name: 'shop-api', namespaces: ['shop-tools'] };
const SEARCH = { name: 'search', namespaces: [] };

test('a team has the namespaces of its name, and those that it names', () => {
  expect(namesOf(SHOP)).toEqual(['shop', 'shop-*', 'till']);
  expect(namesOf({ ...SHOP, namespaces: ['shop', 'till'] })).toEqual(['shop', 'shop-*', 'till']);
});

test('what another team has inside of its names is not the team’s', () => {
  const others = [SHOP_API, SEARCH];
  expect(withoutOthers(namesOf(SHOP), others)).toEqual({
    names: ['shop', 'shop-*', 'till'],
    except: ['shop-api', 'shop-api-*', 'shop-tools'],
  });
  expect(withoutOthers(namesOf(SHOP_API), [SHOP, SEARCH])).toEqual({
    names: ['shop-api', 'shop-api-*', 'shop-tools'],
    except: [],
  });
});

test('of every namespace all are left that no team has', () => {
  expect(withoutOthers(['*'], [SHOP, SEARCH]).except).toEqual(['search', 'search-*', 'shop', 'shop-*', 'till']);
});

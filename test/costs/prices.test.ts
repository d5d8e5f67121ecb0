import { EXTENDED_SUPPORT, FIXED, type Price, usdAMonth } from '../../lib/costs/prices';
import { BY_USE } from '../../lib/costs/prices-by-use';

const ALL: readonly Price[] = [...Object.values(FIXED), EXTENDED_SUPPORT, ...BY_USE];

test('a month of what is charged by the hour has 730 of them', () => {
  expect(usdAMonth(FIXED.cluster)).toBe(73);
  expect(usdAMonth(FIXED.key)).toBe(1);
});

test.each(ALL)('$what names the pricing page of AWS that has it', ({ source, usd }) => {
  expect(source).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z0-9-]+\/pricing\/(?:on-demand\/)?$/);
  expect(usd).toBeGreaterThan(0);
});

test('every price has a name of its own, and every fixed one a type of its own', () => {
  expect(new Set(ALL.map(({ what }) => what)).size).toBe(ALL.length);
  const types = Object.values(FIXED).map(({ type }) => type);
  expect(new Set(types).size).toBe(types.length);
});

test('a price of London is named as the price list of London names it', () => {
  const wrong = ALL.filter(({ pricedIn, usageType }) => {
    return pricedIn === 'eu-west-2' && !/^(?:EUW2|eu-west-2)-/.test(usageType ?? '');
  });
  expect(wrong).toEqual([]);
});

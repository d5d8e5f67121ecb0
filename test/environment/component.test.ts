import { isComponent, markAsComponent } from '../../lib/environment';

const component = { cluster: 'dev-a', name: 'storage', needs: [], provides: [], owner: 'platform' };

test('a component is known by its mark, not by its shape', () => {
  const marked = { component };
  markAsComponent(marked);
  expect(isComponent(marked)).toBe(true);
  expect(isComponent({ component })).toBe(false);
});

test('the mark is no field that a loop over the fields would meet', () => {
  const marked = { component };
  markAsComponent(marked);
  expect(Object.keys(marked)).toEqual(['component']);
  expect(Object.getOwnPropertySymbols({ ...marked })).toEqual([]);
});

test.each([undefined, null, 'component', 1])('%p is no component', (value) => {
  expect(isComponent(value)).toBe(false);
});

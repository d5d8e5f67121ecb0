import { type LimitedName, limitedNames } from '../limited-names';
import { counted } from '../wording';
import { at, eachEnvironment } from './rule';

/** Names that are made of ours stay within the lengths that AWS allows. */
export const nameLengths = eachEnvironment((source) => {
  const longest = new Map<string, LimitedName>();
  for (const name of limitedNames(source.environment)) {
    // One report a field and kind, of the name that is furthest over: mending it mends the others.
    const key = JSON.stringify([name.kind, name.field]);
    if (excessOf(name) > excessOf(longest.get(key))) longest.set(key, name);
  }
  return [...longest.values()].map((name) => ({
    where: at(source, ...name.field),
    what: `makes ${name.kind} of ${counted(name.value.length, 'character')}`,
    received: name.value,
    allowed: `at most ${counted(name.maxLength, 'character')} for ${name.kind}`,
    mend: `shorten it by ${counted(excessOf(name), 'character')}`,
  }));
});

/** How many characters a name has too many; none when there is no name. */
function excessOf(name: LimitedName | undefined): number {
  return name === undefined ? 0 : Math.max(0, name.value.length - name.maxLength);
}

import { limitedNames } from '../names';
import { at, eachEnvironment } from './rule';

/** Names that are made of ours stay within the lengths that AWS allows. */
export const nameLengths = eachEnvironment((source) => {
  const seen = new Set<string>();
  return limitedNames(source.environment).flatMap(({ kind, value, maxLength, field }) => {
    const excess = value.length - maxLength;
    // One report a field and kind: the role of the cluster and the role of its nodes say the same.
    if (excess <= 0 || seen.has(kind + field)) return [];
    seen.add(kind + field);
    return [
      {
        where: `${at(source)} › ${field}`,
        what: `makes the ${kind} name '${value}' ${value.length} characters long`,
        received: `${value.length} characters`,
        allowed: `at most ${maxLength} characters for an ${kind} name`,
        mend: `shorten it by ${excess}`,
      },
    ];
  });
});

import type { Construct } from 'constructs';
import type { Problem } from '../problems';

/** Asks every construct of a tree what it has against its own properties. */
export function validationProblems(scope: Construct): Problem[] {
  return scope.node.findAll().flatMap((construct) =>
    construct.node.validate().map((message) => ({
      where: construct.node.path,
      what: message,
      mend: 'correct the properties of this construct',
    })),
  );
}

import { z } from 'zod';
import { placeText, subjectText } from '../diff-environment';
import type { Diff, Entry } from '../diff-trees';
import { RISKS } from '../risks';
import { pathText } from '../values';

/** Names the format; raised when a reader of the old one could go wrong. */
export const DIFF_SCHEMA = 'platform-diff/v1';

const risk = z.enum(RISKS);
const name = z.string();
const count = z.int().nonnegative();

const subject = z.discriminatedUnion('half', [
  z.strictObject({ half: z.literal('terraform'), type: name, address: name }),
  z.strictObject({ half: z.literal('kubernetes'), group: name, kind: name, namespace: name.optional(), name }),
  z.strictObject({ half: z.literal('file'), name: name.describe('What is no resource: "provider.aws", "README.md"') }),
]);

const place = z.strictObject({
  environment: name,
  layer: name.optional(),
  cluster: name.optional(),
  owner: name.optional().describe('The team that answers for it'),
});

const finding = z.strictObject({ risk, rule: name, reason: z.string(), source: z.url() });

const edit = z.strictObject({
  path: z.string().describe('spec.template.spec.containers[name=app].image; [] is an item of a list of plain values'),
  line: count.optional().describe('The first line that differs in a text of many lines, from 1'),
  before: z.json().optional().describe('Not there when nothing was'),
  after: z.json().optional().describe('Not there when nothing is left'),
  hidden: z.literal(true).optional().describe('It is a secret that has changed: no value is given'),
});

const change = z.strictObject({
  title: z.string().describe('What changes, for people'),
  kind: z.enum(['added', 'removed', 'changed', 'renamed', 'replaced']),
  risk: risk.describe('The worst of its findings; routine when it has none'),
  findings: z.array(finding),
  subject,
  previous: name.optional().describe('Its old name, when it has a new one'),
  count: count.describe('In how many places it is the same'),
  places: z.array(place),
  edits: z.array(edit),
});

/** The schema of what `platform diff --json` prints; published as docs/generated/diff.schema.json. */
export const diffSchema = z.strictObject({
  schema: z.literal(DIFF_SCHEMA),
  environments: z.array(
    z.strictObject({
      name,
      is: z.enum(['new', 'gone']).optional().describe('It has nothing to compare with, or is there no more'),
      risks: z.record(risk, count).describe('How many changes it has, by risk'),
    }),
  ),
  changes: z.array(change).describe('Worst first'),
});

export type DiffReport = z.infer<typeof diffSchema>;

/** For machines. */
export function jsonReport({ environments, entries }: Diff): DiffReport {
  return {
    schema: DIFF_SCHEMA,
    environments: environments.map((environment) => ({ ...environment })),
    changes: entries.map(changeOf),
  };
}

function changeOf({
  kind,
  risk: worst,
  findings,
  subject: what,
  previous,
  places,
  edits,
}: Entry): DiffReport['changes'][0] {
  return {
    title: `${kind} ${subjectText(what)} in ${places.length === 1 ? places.map(placeText).join() : `${places.length} places`}`,
    kind,
    risk: worst,
    findings: [...findings],
    subject: what,
    ...(previous === undefined ? {} : { previous }),
    count: places.length,
    places: [...places],
    edits: edits.map((one) => ({ ...one, path: pathText(one.path) }) as DiffReport['changes'][0]['edits'][0]),
  };
}

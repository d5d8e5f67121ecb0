import { type Problem, UserError } from '../problems';

/** What a Terraform state knows. Its lineage does not tell two of them apart: a state that is moved gets another one. */
export interface State {
  /** `aws_s3_bucket.terraform_state`, in the order of the alphabet. */
  readonly addresses: readonly string[];
  /** What was being made when Terraform was stopped. */
  readonly tainted: readonly string[];
  /** All that is known of them, as text that can be compared. */
  readonly content: string;
}

/** What was found in the bucket. */
export type InBucket = State | 'no bucket' | 'no state';

/**
 * What is left to do: make the bucket, with the state on this disk, or move the state, or neither. A copy on this disk
 * that was moved before somebody stopped us is only removed.
 */
export type Situation = 'make' | 'tidy' | 'update';

interface ResourceState {
  readonly type: string;
  readonly name: string;
  readonly instances?: readonly { readonly status?: string }[];
}

/** Reads what `terraform state pull` prints, or what a state file holds; nothing when there is no state in it. */
export function readState(text: string): State | undefined {
  if (text.trim() === '') return undefined;
  const { resources } = JSON.parse(text) as { readonly resources: readonly ResourceState[] };
  if (resources.length === 0) return undefined;
  const tainted = resources.filter(({ instances = [] }) => instances.some(({ status }) => status === 'tainted'));
  return { addresses: addressesOf(resources), tainted: addressesOf(tainted), content: JSON.stringify(resources) };
}

function addressesOf(resources: readonly ResourceState[]): string[] {
  return resources.map(({ type, name }) => `${type}.${name}`).sort();
}

/**
 * Compares the state on this disk with what is in the bucket.
 * @throws UserError when it cannot know which of two states is right, or when the state of a bucket is lost
 */
export function situationOf(onDisk: State | undefined, inBucket: InBucket, stateBucket: string): Situation {
  if (inBucket === 'no bucket') return 'make';
  if (inBucket === 'no state') {
    if (onDisk === undefined) throw stopped(lostState(stateBucket));
    return 'make';
  }
  if (onDisk === undefined) return 'update';
  if (onDisk.content === inBucket.content) return 'tidy';
  throw stopped(twoStates(onDisk, inBucket, stateBucket));
}

function stopped(problem: Problem): UserError {
  return new UserError([problem], 'nothing was changed');
}

function lostState(stateBucket: string): Problem {
  return {
    where: stateBucket,
    what: 'is there, but neither it nor this disk holds the state of what made it',
    received: 'a bucket without a state',
    allowed: 'no bucket, a bucket with its state, or the state on the disk of whoever made the bucket',
    mend: 'run it where it was begun; if that disk is lost, import what is there with terraform import, beginning with the bucket',
  };
}

function twoStates(onDisk: State, inBucket: State, stateBucket: string): Problem {
  return {
    where: stateBucket,
    what: 'holds another state than this disk',
    received: `on this disk ${shown(onDisk)}; in the bucket ${shown(inBucket)}`,
    allowed: 'one state, or an equal copy on this disk',
    mend: 'if nobody else is at it now, the one in the bucket is right: remove on-disk.tfstate from this disk',
  };
}

function shown({ addresses }: State): string {
  return addresses.length === 1 ? '1 resource' : `${addresses.length} resources`;
}

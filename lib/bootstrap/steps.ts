/** What is bootstrapped, and where on this disk. */
export interface BootstrapTarget {
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** The bucket that holds the Terraform states of the environment. */
  readonly stateBucket: string;
  /** Where Terraform works, one folder a layer; kept between runs, and ignored by git. */
  readonly folder: string;
  /** Terraform asks before it changes something. */
  readonly asks: boolean;
}

/** One thing that is done, and the Terraform commands that do it. */
export interface Step {
  readonly title: string;
  readonly why: string;
  /** The layer in whose folder the commands run. */
  readonly layer: 'bootstrap' | 'access';
  /** Arguments of terraform, one list a command. */
  readonly commands: readonly (readonly string[])[];
  /** When it is done: the first time is over once the state is in the bucket. */
  readonly when: 'first time' | 'later' | 'always';
}

/** The steps, in their order. */
export type BootstrapSteps = Readonly<Record<'look' | 'make' | 'move' | 'update' | 'access', Step>>;

const INIT = ['init', '-input=false', '-reconfigure'];

/** Prints the state that Terraform works with, wherever it is. */
export const PULL = ['state', 'pull'];

/** Keeps what was being made when Terraform was stopped: it would replace it, and most of it must not be destroyed. */
export const UNTAINT = ['untaint'];

/** The same steps for those who read them first and for whoever runs them. */
export function bootstrapSteps({ stateBucket, account, asks }: BootstrapTarget): BootstrapSteps {
  const apply = asks ? ['apply'] : ['apply', '-input=false', '-auto-approve'];
  return {
    look: {
      title: `Look for the state in ${stateBucket}`,
      why: 'Whoever ran this before may have made the bucket: then the state in it counts.',
      layer: 'bootstrap',
      commands: [[...INIT, '-no-color'], PULL],
      when: 'always',
    },
    make: {
      title: `Make the bucket and the baseline of account ${account}, with the state on this disk`,
      why: 'The bucket cannot hold the state of its own creation. An override file stands in for it until it is there.',
      layer: 'bootstrap',
      commands: [INIT, PULL, apply],
      when: 'first time',
    },
    move: {
      title: 'Move the state into the bucket that is there now',
      why: 'The override file goes, Terraform copies the state, and the copy on this disk is removed once it is in the bucket.',
      layer: 'bootstrap',
      commands: [['init', '-input=false', '-migrate-state', '-force-copy'], PULL],
      when: 'first time',
    },
    update: {
      title: 'Apply what has changed since',
      why: 'The state is in the bucket: this layer is like any other now.',
      layer: 'bootstrap',
      commands: [PULL, apply],
      when: 'later',
    },
    access: {
      title: 'Make the roles of people and of CI',
      why: 'From here on CI applies every other layer, with a role that this step makes.',
      layer: 'access',
      commands: [INIT, PULL, apply],
      when: 'always',
    },
  };
}

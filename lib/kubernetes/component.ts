import { type ApiObject, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { type Capability, type ComponentIdentity, type IComponent, isComponent, markAsComponent } from '../environment';
import { missingGuards } from './guard';

export interface ComponentProps {
  /** Name of the cluster that runs it. */
  readonly cluster: string;
  /** The folder below clusters/<cluster>/, and the value of `app.kubernetes.io/name`. */
  readonly name: string;
  /** The team that answers for it. */
  readonly owner: string;
  /** Domain of our own label keys: `platform.acme.example`. */
  readonly labelDomain: string;
  /**
   * Namespace of every object that names none. cdk8s gives it to cluster-scoped objects too, and the API server refuses
   * them then: they belong in a component without one.
   * @default - cluster-scoped, or named by each object
   */
  readonly namespace?: string;
  /** What has to be there before it. @default - nothing */
  readonly needs?: readonly Capability[];
  /** What others may rely on once it is there. @default - nothing */
  readonly provides?: readonly Capability[];
}

/**
 * One Kubernetes component: a folder of the output and one object of the GitOps agent. It labels everything in it, and
 * says what it needs and provides, from which the order of all components follows.
 */
export class Component extends Chart implements IComponent {
  /** What the engine and the order of components need to know of it. */
  public readonly component: ComponentIdentity;
  /** Domain of our own label and annotation keys. */
  public readonly labelDomain: string;

  /** The component that a construct is part of. */
  public static override of(construct: IConstruct): Component {
    const chart = Chart.of(construct);
    if (!isOurs(chart)) throw new Error(`${construct.node.path} is in no component`);
    return chart;
  }

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id, { namespace: props.namespace, labels: labelsOf(props) });
    const { cluster, name, owner, needs = [], provides = [] } = props;
    this.labelDomain = props.labelDomain;
    this.component = { cluster, name, owner, needs, provides };
    markAsComponent(this);
    this.node.addValidation({ validate: () => missingGuards(this) });
  }

  /** Names are a contract. cdk8s asks for a name that nobody gave, and would make one from the construct path. */
  public override generateObjectName(apiObject: ApiObject): string {
    const { path, id } = apiObject.node;
    this.node.addValidation({ validate: () => [`${path} has no metadata.name: names are chosen, never derived`] });
    return id.toLowerCase();
  }
}

/** To `instanceof` every Chart is a Component: cdk8s answers it for all classes below its own. */
function isOurs(chart: Chart): chart is Component {
  return isComponent(chart);
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
function labelsOf({ name, owner, labelDomain }: ComponentProps): Record<string, string> {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': 'platform',
    'app.kubernetes.io/managed-by': 'platform',
    [`${labelDomain}/owner`]: owner,
  };
}

interface CommonRecord {
  /** `<layer>/<type>.<logical id>` or `<cluster>/<group>/<kind>/<namespace>/<name>`; empty group: `core`, no namespace: `-`. */
  readonly id: string;
  /** The logical id in Terraform, or metadata.name in Kubernetes. */
  readonly name: string;
  /** The file of the tree that holds it. */
  readonly file: string;
  /** Where the program made it: the only field that a refactoring may change. */
  readonly constructPath: string;
  /** The team that answers for it. */
  readonly owner: string;
  /** SHA-256 of its canonical JSON. */
  readonly hash: string;
}

/** A Terraform resource or data source. */
export interface TerraformRecord extends CommonRecord {
  readonly half: 'terraform';
  readonly mode: 'managed' | 'data';
  /** The Terraform type: `aws_vpc`. */
  readonly type: string;
  readonly layer: string;
}

/** A Kubernetes object. */
export interface KubernetesRecord extends CommonRecord {
  readonly half: 'kubernetes';
  readonly apiVersion: string;
  readonly kind: string;
  /** @default - the object is cluster-scoped */
  readonly namespace?: string;
  readonly cluster: string;
  readonly component: string;
}

/** What is known of one resource without opening its file. */
export type ResourceRecord = TerraformRecord | KubernetesRecord;

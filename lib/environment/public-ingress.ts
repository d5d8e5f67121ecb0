/**
 * The label of a namespace whose Ingresses may be of the class `public`: whoever makes the namespace puts it on, and the
 * class asks for it.
 */
export function publicIngressLabel(labelDomain: string): Record<string, string> {
  return { [`${labelDomain}/public-ingress`]: 'allowed' };
}
